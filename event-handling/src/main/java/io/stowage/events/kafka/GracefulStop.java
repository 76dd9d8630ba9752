package io.stowage.events.kafka;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the stream within its time. When the service is told to stop, nothing new is polled, and the batches that are under
 * way may be finished for most of the time; then their handlers are interrupted, nothing of them counts, and the rest of
 * the time is for leaving the group, so that others take over at once.
 */
final class GracefulStop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GracefulStop.class);

    private final Duration patience;
    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean stopping;
    private volatile boolean timeIsUp;

    /** @param timeout of the whole stop; four fifths of it are for finishing */
    GracefulStop(Duration timeout) {
        this.patience = timeout.multipliedBy(4).dividedBy(5);
    }

    /**
     * Begins work that must not go on when the time is up.
     *
     * @param interrupt called at most once, by another thread or this one
     */
    Work begin(Runnable interrupt) {
        Work work = new Work(interrupt);
        underWay.add(work);
        if (timeIsUp) {
            interrupt.run();
        }
        return work;
    }

    /** Whether the service was told to stop. */
    boolean isStopping() {
        return stopping;
    }

    @Override
    public void start() {
        timeIsUp = false;
        stopping = false;
        running = true;
    }

    /** Returns at once: the bindings, whose turn is next, wait for their batches. */
    @Override
    public void stop() {
        running = false;
        stopping = true;
        Thread.ofVirtual().name("graceful-stop").start(this::interruptLater);
    }

    private void interruptLater() {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        timeIsUp = true;
        if (!underWay.isEmpty()) {
            log.warn("handlers have not finished within {} s of the stop and are interrupted", patience.toSeconds());
            underWay.forEach(work -> work.interrupt.run());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Told first of all that the service stops, before the bindings are. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** A batch whose handlers are under way. */
    final class Work implements AutoCloseable {

        private final Runnable interrupt;

        private Work(Runnable interrupt) {
            this.interrupt = interrupt;
        }

        /** Whether the service stops and the time for finishing is up: nothing may be written any more. */
        boolean isVoid() {
            return timeIsUp;
        }

        @Override
        public void close() {
            underWay.remove(this);
        }
    }
}
