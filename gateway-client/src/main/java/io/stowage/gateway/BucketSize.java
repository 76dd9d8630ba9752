package io.stowage.gateway;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * What a bucket holds and held.
 *
 * @param current bytes now, or when it was measured
 * @param history what the gateway itself has added up; empty where it does not
 * @param measuredAt when the gateway measured the bytes; empty: at the time of the answer
 */
public record BucketSize(long current, Optional<History> history, Optional<Instant> measuredAt) {

    /**
     * What was stored over time (Virtuozzo 4.6 API reference, 3.10).
     *
     * @param hourMaximum most bytes within the hour
     * @param byteHours bytes times hours since the bucket was made, up to the hour of the answer; the difference of two
     *     readings is what was stored between them, and a smaller value than before starts anew
     * @param lastHour the hour of the last change, counted from 1970-01-01T00:00Z
     */
    public record History(long hourMaximum, BigInteger byteHours, long lastHour) {}

    /** A size that the gateway tells for now, and nothing of the past. */
    public static BucketSize now(long current) {
        return new BucketSize(current, Optional.empty(), Optional.empty());
    }
}
