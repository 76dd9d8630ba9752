package io.stowage.gateway.http;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.stowage.gateway.GatewaySettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How calls are repeated: with growing waits, shaken so that many callers do not come back at the same moment. */
final class Repetition {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Map<CallKind.Effect, Retry> retries = new EnumMap<>(CallKind.Effect.class);

    Repetition(GatewaySettings settings) {
        var calls = settings.calls();
        var waits = IntervalFunction.ofExponentialRandomBackoff(
                calls.firstWait(),
                2,
                0.5,
                calls.firstWait().compareTo(LONGEST_WAIT) > 0 ? calls.firstWait() : LONGEST_WAIT);
        for (var effect : CallKind.Effect.values()) {
            retries.put(
                    effect,
                    Retry.of(
                            settings.id() + "-" + effect,
                            RetryConfig.custom()
                                    .maxAttempts(calls.attempts())
                                    .intervalFunction(waits)
                                    .retryOnException(failure -> repeat(failure, effect))
                                    .build()));
        }
    }

    Retry of(CallKind.Effect effect) {
        return Objects.requireNonNull(retries.get(effect));
    }

    private static boolean repeat(Throwable failure, CallKind.Effect effect) {
        return failure instanceof AttemptFailure attempt
                && attempt.repeatable(effect)
                && !Thread.currentThread().isInterrupted();
    }
}
