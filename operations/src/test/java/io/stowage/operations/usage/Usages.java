package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageUsage;
import io.stowage.contracts.UsageFinding;
import io.stowage.contracts.UsageFindingKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Records of usage to start from. */
public final class Usages {

    private Usages() {}

    public static DailyUsage.Builder day(String subscription, String day) {
        return DailyUsage.newBuilder()
                .setSubscriptionId(subscription)
                .setDay(LocalDate.parse(day))
                .setGatewayId("west")
                .setByteHours(new BigDecimal("0.000000"))
                .setUpdatedAt(Instant.parse(day + "T12:00:00Z"));
    }

    public static OperationsUsage.Builder counter(String gateway, String user, String windowStart) {
        return OperationsUsage.newBuilder()
                .setRecordId("0123456789abcdef0123456789abcdef")
                .setGatewayId(gateway)
                .setObjectName("object")
                .setServiceId("8a")
                .setWindowStart(Instant.parse(windowStart))
                .setWindowSeconds(1800)
                .setBucket("photos")
                .setBucketEpoch(0)
                .setUserId(user)
                .setTag("")
                .setPuts(0)
                .setGets(0)
                .setLists(0)
                .setOthers(0)
                .setUploadedBytes(0)
                .setDownloadedBytes(0)
                .setCollectedAt(Instant.parse(windowStart).plusSeconds(3600));
    }

    public static StorageUsage.Builder stored(String gateway, String subscription, String from, String until) {
        return StorageUsage.newBuilder()
                .setRecordId("0123456789abcdef0123456789abcdef")
                .setGatewayId(gateway)
                .setUserId("u")
                .setSubscriptionId(subscription)
                .setFrom(Instant.parse(from))
                .setUntil(Instant.parse(until))
                .setStorage(StorageMeasurement.EXACT_INTEGRAL)
                .setBytes(0)
                .setHourMaximumBytes(0)
                .setByteHours(new BigDecimal("0.000000"))
                .setBuckets(List.of());
    }

    public static UsageFinding.Builder finding(String gateway, UsageFindingKind kind, String from, String until) {
        return UsageFinding.newBuilder()
                .setFindingId("%s %s %s".formatted(kind, from, until))
                .setGatewayId(gateway)
                .setKind(kind)
                .setServiceId("8a")
                .setFrom(Instant.parse(from))
                .setUntil(Instant.parse(until))
                .setText("told in words")
                .setFoundAt(Instant.parse(until).plusSeconds(60));
    }
}
