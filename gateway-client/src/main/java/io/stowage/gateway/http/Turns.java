package io.stowage.gateway.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.stowage.gateway.GatewaySettings;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** So many attempts at once and so many per second; the others wait, in the order in which they came. */
final class Turns {

    /** With every attempt waiting so long, a call still ends well within the five minutes between a consumer's polls. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Bulkhead bulkhead;
    private final @Nullable RateLimiter limiter;

    Turns(GatewaySettings settings) {
        bulkhead = Bulkhead.of(
                settings.id(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.calls().maxConcurrent())
                        .maxWaitDuration(LONGEST_WAIT)
                        .build());
        var perSecond = settings.calls().perSecond();
        limiter = perSecond.isPresent() ? limiter(settings.id(), perSecond.getAsInt()) : null;
    }

    private static RateLimiter limiter(String name, int perSecond) {
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(perSecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(LONGEST_WAIT)
                        .build());
    }

    <T> T take(Supplier<T> attempt) {
        if (limiter != null && !limiter.acquirePermission()) {
            throw AttemptFailure.noTurn("no turn came within the calls per second");
        }
        if (!bulkhead.tryAcquirePermission()) {
            throw AttemptFailure.noTurn("no turn came within the concurrent calls");
        }
        try {
            return attempt.get();
        } finally {
            bulkhead.onComplete();
        }
    }
}
