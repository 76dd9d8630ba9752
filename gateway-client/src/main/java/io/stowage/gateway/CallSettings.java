package io.stowage.gateway;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a gateway is called.
 *
 * @param maxConcurrent calls under way at once; more wait
 * @param perSecond calls begun in a second; more wait. Empty means as many as there are
 * @param connectTimeout for a connection to come about
 * @param responseTimeout for an answer to a small call, and for the next part of a long listing
 * @param attempts how often a call that may be repeated is made at most
 * @param firstWait before the second attempt; it doubles with each further one, and is shaken by half
 */
public record CallSettings(
        int maxConcurrent,
        OptionalInt perSecond,
        Duration connectTimeout,
        Duration responseTimeout,
        int attempts,
        Duration firstWait) {

    public static final CallSettings DEFAULT = new CallSettings(
            32, OptionalInt.empty(), Duration.ofSeconds(2), Duration.ofSeconds(10), 4, Duration.ofMillis(200));

    public CallSettings {
        Property.within(maxConcurrent, 1, 10_000, "max-concurrent-calls");
        perSecond.ifPresent(calls -> Property.within(calls, 1, 1_000_000, "calls-per-second"));
        Property.positive(connectTimeout, "connect-timeout");
        Property.positive(responseTimeout, "response-timeout");
        Property.within(attempts, 1, 20, "retry-attempts");
        Property.positive(firstWait, "retry-wait");
    }
}
