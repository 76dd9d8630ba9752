package io.stowage.usage.storage;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The latest reading of one user's buckets, against which the next one is metered.
 *
 * @param readAt when the gateway was asked
 * @param buckets those that are there, and those that are gone since not long ago
 */
public record Baselines(Instant readAt, List<Baseline> buckets) {

    public Baselines {
        buckets = List.copyOf(buckets);
    }

    /**
     * One bucket as it was told last.
     *
     * @param bytes stored when it was measured
     * @param measuredAt when that was
     * @param byteHours the gateway's own count; empty where it has none
     * @param goneSince the first reading without it; empty: it is there
     */
    public record Baseline(
            BucketId id, long bytes, Instant measuredAt, Optional<BigInteger> byteHours, Optional<Instant> goneSince) {

        static Baseline of(BucketFigure figure) {
            return new Baseline(figure.id(), figure.bytes(), figure.measuredAt(), figure.byteHours(), Optional.empty());
        }

        Baseline gone(Instant since) {
            return new Baseline(id, bytes, measuredAt, byteHours, Optional.of(goneSince.orElse(since)));
        }

        boolean isThere() {
            return goneSince.isEmpty();
        }
    }
}
