package io.stowage.usage.collection;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One bucket as the gateway told it.
 *
 * @param epoch tells a bucket from an earlier one of the same name; 0 where the gateway does not tell
 * @param createdAt when the bucket was made, as the gateway tells it
 * @param bytes stored when it was measured
 * @param measuredAt when the gateway measured the bytes; empty: when it was asked
 * @param hourMaximumBytes most bytes within the hour
 * @param byteHours bytes times hours since the bucket was made
 */
public record BucketFigures(
        String bucket,
        long epoch,
        Instant createdAt,
        long bytes,
        Optional<Instant> measuredAt,
        OptionalLong hourMaximumBytes,
        Optional<BigInteger> byteHours) {}
