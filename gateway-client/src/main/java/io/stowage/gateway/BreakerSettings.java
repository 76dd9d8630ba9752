package io.stowage.gateway;

import java.time.Duration;

/**
 * When a gateway counts as unavailable.
 *
 * @param failureRatePercent share of failed attempts, 1 to 100, from which on it does
 * @param window how many attempts are looked back on
 * @param minimumCalls how many attempts there must have been for a judgement
 * @param openFor how long calls fail at once before a few are let through again
 */
public record BreakerSettings(int failureRatePercent, int window, int minimumCalls, Duration openFor) {

    public static final BreakerSettings DEFAULT = new BreakerSettings(50, 20, 10, Duration.ofSeconds(10));

    public BreakerSettings {
        Property.within(failureRatePercent, 1, 100, "breaker-failure-rate-percent");
        Property.within(window, 1, 10_000, "breaker-window");
        Property.within(minimumCalls, 1, window, "breaker-minimum-calls");
        Property.positive(openFor, "breaker-open-for");
    }
}
