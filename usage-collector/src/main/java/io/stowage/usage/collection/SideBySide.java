package io.stowage.usage.collection;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Calls made at the same time, so many at once; what comes of them is taken in order, by the caller's thread. */
final class SideBySide {

    private final int atOnce;

    SideBySide(int atOnce) {
        this.atOnce = atOnce;
    }

    private record Begun<A, B>(A of, Future<B> answer) {}

    /**
     * Returns when everything that was begun was taken.
     *
     * @param goOn asked before each call whether to begin it
     * @return how many were not begun
     * @throws Interruption when the calling thread is interrupted; calls under way are interrupted, too
     */
    <A, B> int each(List<A> all, Function<A, B> call, BiConsumer<A, B> taker, BooleanSupplier goOn) {
        Iterator<A> left = all.iterator();
        int begun = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Queue<Begun<A, B>> running = new ArrayDeque<>();
            try {
                while (true) {
                    while (running.size() < atOnce && left.hasNext() && goOn.getAsBoolean()) {
                        A next = left.next();
                        begun++;
                        running.add(new Begun<>(next, threads.submit(() -> call.apply(next))));
                    }
                    Begun<A, B> first = running.poll();
                    if (first == null) {
                        return all.size() - begun;
                    }
                    taker.accept(first.of(), first.answer().get());
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new Interruption();
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            }
        }
    }
}
