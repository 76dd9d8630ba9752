package io.stowage.usage.storage;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * What a gateway told of a bucket.
 *
 * @param bytes stored when it was measured
 * @param measuredAt when that was: when it was asked, or earlier
 * @param hourMaximum most bytes within the hour; empty where the gateway does not tell
 * @param byteHours bytes times hours since the bucket was made, up to the last full hour; empty where the gateway does
 *     not count them
 */
public record BucketFigure(
        BucketId id, long bytes, Instant measuredAt, Optional<Long> hourMaximum, Optional<BigInteger> byteHours) {

    /** More than a long's bytes in every hour since 1970. */
    private static final BigInteger BEYOND_BELIEF = BigInteger.TEN.pow(25);

    /** @throws IllegalArgumentException for figures that cannot be; the message names the bucket */
    public BucketFigure {
        if (bytes < 0
                || hourMaximum.orElse(0L) < 0
                || byteHours.orElse(BigInteger.ZERO).signum() < 0) {
            throw new IllegalArgumentException("sizes of bucket " + id.name() + " are negative");
        }
        if (byteHours.orElse(BigInteger.ZERO).compareTo(BEYOND_BELIEF) >= 0) {
            throw new IllegalArgumentException("byte-hours of bucket " + id.name() + " are more than can be");
        }
    }
}
