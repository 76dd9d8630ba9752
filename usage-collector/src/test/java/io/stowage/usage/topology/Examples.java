package io.stowage.usage.topology;

import io.stowage.contracts.BucketReading;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as the collector writes them. */
final class Examples {

    static final String GATEWAY = "eu-1";

    private Examples() {}

    static StorageReading reading(
            String user,
            @Nullable String subscription,
            Instant at,
            @Nullable Instant previous,
            BucketReading... buckets) {
        return StorageReading.newBuilder()
                .setGatewayId(GATEWAY)
                .setUserId(user)
                .setSubscriptionId(subscription)
                .setReadAt(at)
                .setPreviousReadAt(previous)
                .setStorage(StorageMeasurement.EXACT_INTEGRAL)
                .setBuckets(List.of(buckets))
                .build();
    }

    static BucketReading bucket(String name, Instant createdAt, long bytes, long byteHours) {
        return BucketReading.newBuilder()
                .setBucket(name)
                .setEpoch(0)
                .setCreatedAt(createdAt)
                .setBytes(bytes)
                .setMeasuredAt(createdAt)
                .setHourMaximumBytes(bytes + 1)
                .setByteHours(BigDecimal.valueOf(byteHours))
                .build();
    }

    /** One counter of half an hour; all its figures but two are 0. */
    static OperationsUsage counter(@Nullable String subscription, Instant windowStart, long puts, long uploaded) {
        return OperationsUsage.newBuilder()
                .setRecordId("0".repeat(32))
                .setGatewayId(GATEWAY)
                .setObjectName("ostor-s3-usage-1")
                .setServiceId("8000000000000006a")
                .setWindowStart(windowStart)
                .setWindowSeconds(1_800)
                .setBucket("b")
                .setBucketEpoch(0)
                .setUserId("u")
                .setTag("")
                .setSubscriptionId(subscription)
                .setPuts(puts)
                .setGets(0)
                .setLists(0)
                .setOthers(0)
                .setUploadedBytes(uploaded)
                .setDownloadedBytes(0)
                .setCollectedAt(windowStart.plus(Duration.ofHours(1)))
                .build();
    }
}
