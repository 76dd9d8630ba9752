package io.stowage.events.kafka;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Notices that this process stood still: a stopped process, a paused virtual machine, a collection of garbage that takes
 * for ever. Meanwhile Kafka may have given its partitions to another instance, and no gateway knows that: so what was
 * begun before is not gone on with.
 */
final class Standstill implements AutoCloseable {

    private static final long TICK = Duration.ofMillis(100).toNanos();

    private final long longest;
    private final LongSupplier nanoTime;
    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();
    private final Thread ticker;
    private volatile long lastTick;
    private volatile boolean closed;

    /**
     * @param longest shorter than Kafka waits for a sign of life
     * @param nanoTime goes on while the process stands still, as {@link System#nanoTime} does
     */
    Standstill(Duration longest, LongSupplier nanoTime) {
        this.longest = longest.toNanos();
        this.nanoTime = nanoTime;
        this.lastTick = nanoTime.getAsLong();
        this.ticker = Thread.ofPlatform().name("standstill").daemon().start(this::tick);
    }

    /**
     * Begins work that must not go on after a standstill.
     *
     * @param stop called at most once, by another thread, when a standstill has ended
     */
    Work begin(Runnable stop) {
        Work work = new Work(stop);
        underWay.add(work);
        return work;
    }

    private void tick() {
        while (!closed) {
            LockSupport.parkNanos(TICK);
            if (isStandingStill()) {
                underWay.forEach(Work::stop);
            }
            lastTick = nanoTime.getAsLong();
        }
    }

    /** Also between the end of a standstill and the next tick. */
    private boolean isStandingStill() {
        return nanoTime.getAsLong() - lastTick > longest;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(ticker);
    }

    /** Work during which a standstill counts. */
    final class Work implements AutoCloseable {

        private final Runnable stop;
        private volatile boolean stopped;

        private Work(Runnable stop) {
            this.stop = stop;
        }

        /** Whether there was a standstill since the work began. */
        boolean isVoid() {
            return stopped || isStandingStill();
        }

        private void stop() {
            stopped = true;
            stop.run();
        }

        @Override
        public void close() {
            underWay.remove(this);
        }
    }
}
