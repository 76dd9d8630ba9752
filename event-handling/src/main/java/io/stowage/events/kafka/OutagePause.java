package io.stowage.events.kafka;

import io.stowage.events.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Stands still during an outage: the binding is paused, so that partitions stay assigned and nothing is polled, until the
 * outage's probe says that it is over.
 */
final class OutagePause implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutagePause.class);

    private final Valve valve;
    private final BackOff waits;
    private final Clock clock;
    private final AtomicReference<Optional<Pause>> current = new AtomicReference<>(Optional.empty());

    private volatile @Nullable Thread waiting;
    private final AtomicLong begun = new AtomicLong();

    /** @param waits between two probes, growing */
    OutagePause(Valve valve, BackOff waits, Clock clock) {
        this.valve = valve;
        this.waits = waits;
        this.clock = clock;
    }

    /** Lets records through, or not. */
    interface Valve {
        void pause();

        void resume();
    }

    /** A pause in force. */
    record Pause(String reason, Instant since) {}

    Optional<Pause> current() {
        return current.get();
    }

    /** Number of pauses so far. */
    long begun() {
        return begun.get();
    }

    /**
     * Called by the thread that found the outage. The pausing itself is done by another: the container's lock may be held
     * by one that waits for the calling thread to end. What is polled until then is given back in its turn.
     */
    void begin(Outage outage, Outage.Probe probe) {
        Pause pause = new Pause(String.valueOf(outage.getMessage()), clock.instant());
        if (current.compareAndSet(Optional.empty(), Optional.of(pause))) {
            begun.incrementAndGet();
            log.warn("paused: {}", pause.reason());
            waiting = Thread.ofVirtual().name("outage").start(() -> lastUntilOver(pause, probe));
        }
    }

    /** Ends the asking; what is paused stays so. */
    @Override
    public void close() {
        Thread present = waiting;
        if (present != null) {
            present.interrupt();
        }
    }

    private void lastUntilOver(Pause pause, Outage.Probe probe) {
        valve.pause();
        BackOffExecution wait = waits.start();
        try {
            do {
                Thread.sleep(wait.nextBackOff());
            } while (!probe.isOver());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        log.warn(
                "resumed after {} s: {}",
                Duration.between(pause.since(), clock.instant()).toSeconds(),
                pause.reason());
        current.set(Optional.empty());
        valve.resume();
    }
}
