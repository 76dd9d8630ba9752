package io.stowage.usage.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of Streams that failed is replaced, after a wait that grows while failures follow each other. What it had begun
 * was not committed and comes again. Nothing that fails for a while, such as the registry, ends the service.
 */
final class GrowingWaits implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(GrowingWaits.class);

    private final Duration first;
    private final Duration longest;
    private final InstantSource clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Duration next;
    private Instant quietSince = Instant.MIN;
    private volatile @Nullable Failure waiting;

    /** @param why one line */
    record Failure(String why, Instant at) {}

    /**
     * @param first wait; doubled with each failure
     * @param longest the wait stops growing here; it begins anew after as long without a failure
     */
    GrowingWaits(Duration first, Duration longest, InstantSource clock) {
        this.first = first;
        this.longest = longest;
        this.clock = clock;
        this.next = first;
    }

    /** Called on the thread that failed, which ends with this. */
    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        Instant now = clock.instant();
        Duration wait = waitAfterFailure(now);
        Throwable cause = innermost(failure);
        Failure known = new Failure(String.valueOf(cause.getMessage()), now);
        log.warn("metering is tried again in {} ms: {}", wait.toMillis(), known.why(), failure);
        waiting = known;
        try {
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        } finally {
            waiting = null;
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private synchronized Duration waitAfterFailure(Instant now) {
        if (quietSince.isBefore(now.minus(longest))) {
            next = first;
        }
        Duration wait = next;
        Duration doubled = wait.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        quietSince = now.plus(wait);
        return wait;
    }

    /** Why nothing is metered at the moment; empty where nothing hinders. */
    Optional<Failure> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** Nothing is waited for any more. */
    void stop() {
        stopping.countDown();
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && !(innermost instanceof FormatUnavailable)) {
            innermost = innermost.getCause();
        }
        return innermost;
    }
}
