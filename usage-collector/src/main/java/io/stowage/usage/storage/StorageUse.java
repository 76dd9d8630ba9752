package io.stowage.usage.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What one user stores, and stored since the reading before.
 *
 * @param from the reading before; empty: the gateway was never read before
 * @param until this reading
 * @param buckets those that are there, and those that are gone since the reading before
 */
public record StorageUse(Optional<Instant> from, Instant until, List<BucketUse> buckets) {

    /** @throws ArithmeticException where a sum is beyond 2^63: before anything is remembered of it */
    public StorageUse {
        buckets = List.copyOf(buckets);
        sum(buckets, BucketUse::bytes);
        sum(buckets, BucketUse::maximum);
    }

    /** What the byte-hours of a bucket count from. */
    public enum Basis {
        /** From the reading before. */
        CONTINUED,
        /** Made since the reading before: from its making where the gateway counts byte-hours, else from now. */
        NEW_BUCKET,
        /** Made earlier, and told for the first time, or again after it was missing: from now. */
        FIRST_SEEN,
        /** The gateway's count is smaller than it was: from its new beginning. */
        RESTARTED,
        /** Gone: nothing after the reading before. */
        CLOSED
    }

    /**
     * One bucket's part.
     *
     * @param bytes now; 0 where it is gone
     * @param measuredAt when the gateway measured them
     * @param hourMaximum most bytes within the hour; empty where the gateway does not tell, or it is gone
     * @param byteHours bytes times hours since the reading before, of {@link ByteHours#DIGITS} decimals; never negative
     */
    public record BucketUse(
            BucketId id,
            long bytes,
            Instant measuredAt,
            Optional<Long> hourMaximum,
            BigDecimal byteHours,
            Basis basis) {

        private long maximum() {
            return hourMaximum.orElse(bytes);
        }
    }

    /** Bytes in all buckets now. */
    public long bytes() {
        return sum(buckets, BucketUse::bytes);
    }

    /** Sum over the buckets of the most bytes within the hour, or of those now where the gateway tells no maximum. */
    public long hourMaximum() {
        return sum(buckets, BucketUse::maximum);
    }

    private static long sum(List<BucketUse> buckets, ToLongFunction<BucketUse> figure) {
        return buckets.stream().mapToLong(figure).reduce(0, Math::addExact);
    }

    /** Bytes times hours in all buckets since the reading before, of {@link ByteHours#DIGITS} decimals. */
    public BigDecimal byteHours() {
        return buckets.stream().map(BucketUse::byteHours).reduce(ByteHours.NONE, BigDecimal::add);
    }
}
