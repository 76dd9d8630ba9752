package io.stowage.simulator.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found when all buckets were measured (MinIO).
 *
 * @param sizes in bytes, by bucket
 */
public record Scan(Instant finished, Map<String, Long> sizes) {
    public Scan {
        sizes = new TreeMap<>(sizes);
    }
}
