package io.stowage.simulator.faults;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** How many calls the gateway serves at once; others wait in line. */
public final class Capacity {
    private volatile Semaphore places = new Semaphore(Integer.MAX_VALUE, true);

    /** @param calls at once; calls already being served keep their place */
    public void set(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("at least one call must be served at once, not " + calls);
        }
        places = new Semaphore(calls, true);
    }

    public <T> T within(Supplier<T> work) {
        Semaphore place = places;
        place.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            place.release();
        }
    }
}
