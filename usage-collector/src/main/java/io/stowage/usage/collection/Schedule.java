package io.stowage.usage.collection;

import java.time.Duration;
import java.time.Instant;

/**
 * When a gateway is asked.
 *
 * @param collectEvery between two looks for counters, when there are none left
 * @param measureEvery between two readings of sizes
 * @param waits after a failure
 */
public record Schedule(Duration collectEvery, Duration measureEvery, RetryWaits waits) {

    public Schedule {
        if (!collectEvery.isPositive() || !measureEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "stowage.usage.collect-every and stowage.usage.measure-every must be positive");
        }
    }

    /** Readings keep their distance: one that was late does not make the next one late. */
    Instant measureAfter(Instant due, Instant now) {
        long missed = Duration.between(due, now).dividedBy(measureEvery);
        return due.plus(measureEvery.multipliedBy(Math.max(0, missed) + 1));
    }
}
