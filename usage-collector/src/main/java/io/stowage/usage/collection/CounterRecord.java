package io.stowage.usage.collection;

import io.stowage.usage.counter.CounterKey;
import io.stowage.usage.counter.Figures;
import io.stowage.usage.counter.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * One counter to be told.
 *
 * @param id the same whenever the same is told
 * @param corrects id of the counter's first record, to which the figures are to be added; empty: this is the first
 * @param readAt when the gateway was asked
 */
public record CounterRecord(
        String id,
        String gatewayId,
        String objectName,
        String serviceId,
        Window window,
        CounterKey key,
        Figures figures,
        Optional<String> corrects,
        Instant readAt) {}
