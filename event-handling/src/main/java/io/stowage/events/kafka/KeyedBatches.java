package io.stowage.events.kafka;

import io.stowage.events.Outage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/**
 * Handles a polled batch inside the container's transaction: keys concurrently, one key in order; then memory, events
 * and dead letters are sent from the consumer's own thread, which is the one that holds the transaction.
 */
final class KeyedBatches implements Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> {

    private final KeyedRecords<?> records;
    private final Memory memory;
    private final GiveBack giveBack;
    private final OutagePause pause;
    private final Consumer<ProducerRecord<byte[], byte[]>> transaction;
    private final Standstill standstill;
    private final GracefulStop stop;
    private final Semaphore concurrentKeys;

    /**
     * @param transaction sends in the transaction of the calling thread
     * @param concurrentKeys how many keys may be handled at the same time, over all batches of this instance
     */
    KeyedBatches(
            KeyedRecords<?> records,
            Memory memory,
            GiveBack giveBack,
            OutagePause pause,
            Consumer<ProducerRecord<byte[], byte[]>> transaction,
            Standstill standstill,
            GracefulStop stop,
            int concurrentKeys) {
        this.records = records;
        this.memory = memory;
        this.giveBack = giveBack;
        this.pause = pause;
        this.transaction = transaction;
        this.standstill = standstill;
        this.stop = stop;
        this.concurrentKeys = new Semaphore(concurrentKeys);
    }

    /** @throws Outage when nothing can be handled now; the transaction is rolled back and the batch comes again */
    @Override
    public void accept(Message<List<ConsumerRecord<byte[], byte[]>>> batch) {
        Map<Home, List<ConsumerRecord<byte[], byte[]>>> byKey = byKey(batch.getPayload());
        memory.settle(byKey.keySet().stream().map(Home::partition).distinct().toList());
        giveBack.begins(batch.getPayload());

        handled(byKey).forEach((home, handled) -> {
            handled.outputs().forEach(transaction);
            if (home.key() != null) {
                memory.stage(home.partition(), home.key(), handled.memory());
            }
        });
        giveBack.handled();
    }

    private Map<Home, KeyedRecords.Handled> handled(Map<Home, List<ConsumerRecord<byte[], byte[]>>> byKey) {
        try {
            return handleKeys(byKey);
        } catch (Outage outage) {
            outage.probe().ifPresent(probe -> pause.begin(outage, probe));
            throw outage;
        }
    }

    /** Returns, or throws, only when no key is being handled any more: nothing of a batch outlives it. */
    private Map<Home, KeyedRecords.Handled> handleKeys(Map<Home, List<ConsumerRecord<byte[], byte[]>>> byKey) {
        Map<Home, KeyedRecords.Handled> handled = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Standstill.Work sinceStandstill = standstill.begin(threads::shutdownNow);
                GracefulStop.Work untilStop = stop.begin(threads::shutdownNow)) {
            Legitimacy legitimacy = new Legitimacy(sinceStandstill, untilStop);
            Map<Home, Future<KeyedRecords.Handled>> running = new LinkedHashMap<>();
            try {
                byKey.forEach(
                        (home, ofKey) -> running.put(home, threads.submit(() -> handleKey(home, ofKey, legitimacy))));
                for (Map.Entry<Home, Future<KeyedRecords.Handled>> one : running.entrySet()) {
                    handled.put(one.getKey(), one.getValue().get());
                }
                legitimacy.require();
            } catch (ExecutionException | RejectedExecutionException e) {
                threads.shutdownNow();
                legitimacy.require();
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new Outage("interrupted while handling a batch", e);
            }
        }
        return handled;
    }

    private KeyedRecords.Handled handleKey(Home home, List<ConsumerRecord<byte[], byte[]>> ofKey, Legitimacy legitimacy)
            throws InterruptedException {
        concurrentKeys.acquire();
        try {
            legitimacy.require();
            return records.handle(home.partition(), home.key(), ofKey);
        } finally {
            concurrentKeys.release();
        }
    }

    private static Map<Home, List<ConsumerRecord<byte[], byte[]>>> byKey(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<Home, List<ConsumerRecord<byte[], byte[]>>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> found : batch) {
            byKey.computeIfAbsent(new Home(found.partition(), Keys.text(found.key())), home -> new ArrayList<>())
                    .add(found);
        }
        return byKey;
    }

    /** Whether what was begun may still be gone on with. */
    private record Legitimacy(Standstill.Work sinceStandstill, GracefulStop.Work untilStop) {

        void require() {
            if (sinceStandstill.isVoid()) {
                throw outage("this instance stood still, and another one may have its partitions by now");
            }
            if (untilStop.isVoid()) {
                throw outage("this instance stops, and the time for finishing is up");
            }
        }

        private static Outage outage(String reason) {
            return new Outage(reason, new IllegalStateException(reason));
        }
    }

    /** Where a key is handled and remembered. */
    private record Home(int partition, @Nullable String key) {}
}
