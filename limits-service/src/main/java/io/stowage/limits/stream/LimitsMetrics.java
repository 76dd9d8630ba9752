package io.stowage.limits.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.limits.account.Drift;
import io.stowage.limits.account.LimitedAccount;
import io.stowage.limits.gateway.DriftPolicy;
import java.util.List;
import java.util.Locale;

/**
 * What was found at the gateways, for dashboards and alerts. Both count also what was rolled back and is done again.
 *
 * <ul>
 *   <li>{@code stowage.limits.looks} counts accounts that were looked at; tags {@code gateway}, and {@code status}: where
 *       the limits stood afterwards
 *   <li>{@code stowage.limits.drift} counts limits that somebody else changed; tags {@code gateway}, and {@code policy}:
 *       whether they are corrected or reported only
 * </ul>
 */
final class LimitsMetrics {

    private final MeterRegistry meters;
    private final DriftPolicy policy;

    LimitsMetrics(MeterRegistry meters, DriftPolicy policy) {
        this.meters = meters;
        this.policy = policy;
    }

    void looked(LimitedAccount account, List<Drift> found) {
        String gateway = account.facts().gatewayId();
        meters.counter("stowage.limits.looks", "gateway", gateway, "status", word(account.status()))
                .increment();
        if (!found.isEmpty()) {
            meters.counter("stowage.limits.drift", "gateway", gateway, "policy", word(policy))
                    .increment(found.size());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
