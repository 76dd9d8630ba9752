package io.stowage.simulator.state;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a user or bucket once they were enabled. Zero means unlimited.
 *
 * @param operations operations per minute by resource; null while operations were never limited
 * @param bandwidthOut kilobytes per second
 */
public record Limits(@Nullable Map<String, BigDecimal> operations, BigDecimal bandwidthOut) {
    public Limits {
        operations = operations == null ? null : new TreeMap<>(operations);
    }
}
