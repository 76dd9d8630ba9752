package io.stowage.events.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.ContainerProperties.EOSMode;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * After a rolled back transaction: the batch's changes are forgotten, the consumer goes back to where the batch began,
 * and the next attempt waits a growing time.
 *
 * <p>Where it is not known whether Kafka committed, nothing that is remembered can be relied on: the memory is given up,
 * and the stream joins again to read what Kafka knows.
 */
final class GiveBack implements AfterRollbackProcessor<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(GiveBack.class);

    private final Memory memory;
    private final BackOff waits;
    private final Runnable rejoin;
    private final ThreadLocal<Progress> current;
    private final AtomicLong count = new AtomicLong();

    /** @param rejoin starts the stream anew, without waiting for it */
    GiveBack(Memory memory, BackOff waits, Runnable rejoin) {
        this.memory = memory;
        this.waits = waits;
        this.rejoin = rejoin;
        this.current = ThreadLocal.withInitial(() -> new Progress(waits.start()));
    }

    /** How far a consumer's thread has come. */
    private static final class Progress {
        private BackOffExecution waits;
        private List<ConsumerRecord<byte[], byte[]>> batch = List.of();
        private boolean handled;

        Progress(BackOffExecution waits) {
            this.waits = waits;
        }
    }

    /** Number of batches that were given back so far. */
    long count() {
        return count.get();
    }

    /** From now on, changes of memory are this batch's; those before it were committed. */
    void begins(List<ConsumerRecord<byte[], byte[]>> batch) {
        Progress progress = current.get();
        progress.batch = batch;
        progress.handled = false;
    }

    /** All of the batch is in the transaction, which is to be committed. The waits begin anew. */
    void handled() {
        Progress progress = current.get();
        progress.handled = true;
        progress.waits = waits.start();
    }

    @Override
    public void process(
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<byte[], byte[]> consumer,
            @Nullable MessageListenerContainer container,
            Exception failure,
            boolean recoverable,
            EOSMode eosMode) {
        count.incrementAndGet();
        Progress progress = current.get();
        // A transaction that could not even begin leaves the changes of the batch before it alone.
        if (progress.batch.equals(records)) {
            Set<Integer> partitions =
                    records.stream().map(ConsumerRecord::partition).collect(Collectors.toSet());
            if (progress.handled && mayHaveCommitted(failure)) {
                partitions.forEach(memory::revoke);
            } else {
                memory.rollBack(partitions);
            }
        }
        beginnings(records).forEach(consumer::seek);
        if (causes(failure, MemoryNotRestored.class)) {
            rejoin.run();
        }
        long wait = progress.waits.nextBackOff();
        log.warn("batch of {} given back, next attempt in {} ms: {}", records.size(), wait, rootMessage(failure));
        try {
            ListenerUtils.stoppableSleep(container, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void processBatch(
            ConsumerRecords<byte[], byte[]> records,
            List<ConsumerRecord<byte[], byte[]>> recordList,
            Consumer<byte[], byte[]> consumer,
            @Nullable MessageListenerContainer container,
            Exception failure,
            boolean recoverable,
            EOSMode eosMode) {
        process(recordList, consumer, container, failure, recoverable, eosMode);
    }

    @Override
    public void clearThreadState() {
        current.remove();
    }

    /** Input and wake-ups have partitions of the same numbers, and offsets of their own. */
    private static Map<TopicPartition, Long> beginnings(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> first = new HashMap<>();
        records.forEach(
                found -> first.merge(new TopicPartition(found.topic(), found.partition()), found.offset(), Math::min));
        return first;
    }

    /** Kafka may have done what it was asked for, only its answer did not come. */
    private static boolean mayHaveCommitted(Exception failure) {
        return causes(failure, TimeoutException.class) || causes(failure, InterruptException.class);
    }

    private static boolean causes(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
