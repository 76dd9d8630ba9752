package io.stowage.usage.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.contracts.BucketUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageUsage;
import io.stowage.contracts.UsageBasis;
import io.stowage.usage.storage.Measurement;
import io.stowage.usage.storage.StorageUse;
import io.stowage.usage.storage.StorageUse.Basis;
import io.stowage.usage.storage.StorageUse.BucketUse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Storage usage to its contract. */
final class StorageMapping {

    private static final int ID_BYTES = 16;

    private StorageMapping() {}

    static StorageUsage usage(UserUse user) {
        StorageUse use = user.use();
        return StorageUsage.newBuilder()
                .setRecordId(recordId(user.gatewayId(), user.userId(), use.until()))
                .setGatewayId(user.gatewayId())
                .setUserId(user.userId())
                .setSubscriptionId(user.subscriptionId().orElse(null))
                .setFrom(use.from().orElse(null))
                .setUntil(use.until())
                .setStorage(contract(user.measurement()))
                .setBytes(use.bytes())
                .setHourMaximumBytes(use.hourMaximum())
                .setByteHours(use.byteHours())
                .setBuckets(use.buckets().stream().map(StorageMapping::bucket).toList())
                .build();
    }

    private static BucketUsage bucket(BucketUse bucket) {
        return BucketUsage.newBuilder()
                .setBucket(bucket.id().name())
                .setEpoch(bucket.id().epoch())
                .setCreatedAt(bucket.id().createdAt())
                .setBytes(bucket.bytes())
                .setMeasuredAt(bucket.measuredAt())
                .setHourMaximumBytes(bucket.hourMaximum().orElse(null))
                .setByteHours(bucket.byteHours())
                .setBasis(contract(bucket.basis()))
                .build();
    }

    private static UsageBasis contract(Basis basis) {
        return switch (basis) {
            case CONTINUED -> UsageBasis.CONTINUED;
            case NEW_BUCKET -> UsageBasis.NEW_BUCKET;
            case FIRST_SEEN -> UsageBasis.FIRST_SEEN;
            case RESTARTED -> UsageBasis.RESTARTED;
            case CLOSED -> UsageBasis.CLOSED;
        };
    }

    static StorageMeasurement contract(Measurement measurement) {
        return switch (measurement) {
            case EXACT_INTEGRAL -> StorageMeasurement.EXACT_INTEGRAL;
            case SAMPLED -> StorageMeasurement.SAMPLED;
            case SAMPLED_WITH_AGE -> StorageMeasurement.SAMPLED_WITH_AGE;
            case UNKNOWN -> StorageMeasurement.UNKNOWN;
        };
    }

    static Measurement measurement(StorageMeasurement measurement) {
        return switch (measurement) {
            case EXACT_INTEGRAL -> Measurement.EXACT_INTEGRAL;
            case SAMPLED -> Measurement.SAMPLED;
            case SAMPLED_WITH_AGE -> Measurement.SAMPLED_WITH_AGE;
            case UNKNOWN -> Measurement.UNKNOWN;
        };
    }

    /** The lengths keep ids apart that are the same when written one after the other. */
    private static String recordId(String gatewayId, String userId, Instant readAt) {
        String text = "%d/%s/%d/%s/%s".formatted(gatewayId.length(), gatewayId, userId.length(), userId, readAt);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
