package io.stowage.usage.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.usage.storage.StorageUse.BucketUse;
import java.util.Locale;

/**
 * What metering met, for dashboards and alerts. All count also what was rolled back and is done again.
 *
 * <ul>
 *   <li>{@code stowage.usage.metered} counts buckets of readings; tags {@code gateway}, and {@code basis}: what their
 *       byte-hours count from
 *   <li>{@code stowage.usage.readings.not-newer} counts readings that were metered already; tag {@code gateway}
 *   <li>{@code stowage.usage.daily.too-late} counts parts of days that are not kept any more; tag {@code gateway}
 *   <li>{@code stowage.usage.put-aside} counts records that went to the dead letters; tags {@code topic}, {@code reason}
 * </ul>
 */
final class MeteringMetrics {

    private final MeterRegistry meters;

    MeteringMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void metered(UserUse user) {
        for (BucketUse bucket : user.use().buckets()) {
            String basis = bucket.basis().name().toLowerCase(Locale.ROOT).replace('_', '-');
            meters.counter("stowage.usage.metered", "gateway", user.gatewayId(), "basis", basis)
                    .increment();
        }
    }

    void notNewer(String gatewayId) {
        meters.counter("stowage.usage.readings.not-newer", "gateway", gatewayId).increment();
    }

    void tooLate(String gatewayId) {
        meters.counter("stowage.usage.daily.too-late", "gateway", gatewayId).increment();
    }

    void putAside(String topic, String reason) {
        meters.counter("stowage.usage.put-aside", "topic", topic, "reason", reason)
                .increment();
    }
}
