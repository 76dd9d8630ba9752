package io.stowage.usage.topology;

import io.stowage.contracts.BucketReading;
import io.stowage.contracts.MeteredBucket;
import io.stowage.contracts.MeteredUser;
import io.stowage.contracts.StorageReading;
import io.stowage.usage.storage.Baselines;
import io.stowage.usage.storage.Baselines.Baseline;
import io.stowage.usage.storage.BucketFigure;
import io.stowage.usage.storage.BucketId;
import io.stowage.usage.storage.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Readings, and what is remembered of them, from and to their contracts. */
final class ReadingMapping {

    private ReadingMapping() {}

    /** @throws IllegalArgumentException for a figure that is none */
    static Reading reading(StorageReading reading) {
        return new Reading(
                reading.getReadAt(),
                Optional.ofNullable(reading.getPreviousReadAt()),
                reading.getBuckets().stream().map(ReadingMapping::figure).toList());
    }

    private static BucketFigure figure(BucketReading bucket) {
        return new BucketFigure(
                new BucketId(bucket.getBucket(), bucket.getEpoch(), bucket.getCreatedAt()),
                bucket.getBytes(),
                bucket.getMeasuredAt(),
                Optional.ofNullable(bucket.getHourMaximumBytes()),
                whole(bucket.getByteHours()));
    }

    static MeteredUser remembered(Baselines baselines) {
        return MeteredUser.newBuilder()
                .setReadAt(baselines.readAt())
                .setBuckets(baselines.buckets().stream()
                        .map(ReadingMapping::remembered)
                        .toList())
                .build();
    }

    private static MeteredBucket remembered(Baseline bucket) {
        return MeteredBucket.newBuilder()
                .setBucket(bucket.id().name())
                .setEpoch(bucket.id().epoch())
                .setCreatedAt(bucket.id().createdAt())
                .setBytes(bucket.bytes())
                .setMeasuredAt(bucket.measuredAt())
                .setByteHours(bucket.byteHours().map(BigDecimal::new).orElse(null))
                .setGoneSince(bucket.goneSince().orElse(null))
                .build();
    }

    static Baselines recalled(MeteredUser user) {
        return new Baselines(
                user.getReadAt(),
                user.getBuckets().stream().map(ReadingMapping::recalled).toList());
    }

    private static Baseline recalled(MeteredBucket bucket) {
        return new Baseline(
                new BucketId(bucket.getBucket(), bucket.getEpoch(), bucket.getCreatedAt()),
                bucket.getBytes(),
                bucket.getMeasuredAt(),
                whole(bucket.getByteHours()),
                Optional.ofNullable(bucket.getGoneSince()));
    }

    private static Optional<BigInteger> whole(@Nullable BigDecimal byteHours) {
        return Optional.ofNullable(byteHours).map(BigDecimal::toBigIntegerExact);
    }
}
