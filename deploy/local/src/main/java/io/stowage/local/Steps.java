package io.stowage.local;

import io.stowage.gateway.AccessKey;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells each step when it is done, with the time it took. Steps may be taken side by side. */
final class Steps {

    private final PrintWriter out;
    private final AtomicInteger taken = new AtomicInteger();

    Steps(PrintWriter out) {
        this.out = out;
    }

    int taken() {
        return taken.get();
    }

    /** @throws RuntimeException what the step throws, after it was told */
    <T> T take(String name, Callable<T> step) {
        long start = System.nanoTime();
        try {
            T result = step.call();
            taken.incrementAndGet();
            tell("ok", name, start, result instanceof AccessKey key ? "access key " + key.id() : result.toString());
            return result;
        } catch (RuntimeException failure) {
            tell("FAILED", name, start, "");
            throw failure;
        } catch (Exception failure) {
            tell("FAILED", name, start, "");
            throw new IllegalStateException(failure);
        }
    }

    private void tell(String how, String name, long start, String detail) {
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        synchronized (out) {
            out.printf("  %-6s %-42s %6.2f s  %s%n", how, name, seconds, detail);
            out.flush();
        }
    }
}
