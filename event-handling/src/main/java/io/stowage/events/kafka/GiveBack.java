package io.stowage.events.kafka;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
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
 */
final class GiveBack implements AfterRollbackProcessor<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(GiveBack.class);

    private final Memory memory;
    private final BackOff waits;
    private final ThreadLocal<BackOffExecution> current;

    GiveBack(Memory memory, BackOff waits) {
        this.memory = memory;
        this.waits = waits;
        this.current = ThreadLocal.withInitial(waits::start);
    }

    @Override
    public void process(
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<byte[], byte[]> consumer,
            @Nullable MessageListenerContainer container,
            Exception failure,
            boolean recoverable,
            EOSMode eosMode) {
        Set<TopicPartition> partitions = records.stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .collect(Collectors.toSet());
        memory.rollBack(partitions.stream().map(TopicPartition::partition).toList());
        for (TopicPartition partition : partitions) {
            records.stream()
                    .filter(found -> found.partition() == partition.partition())
                    .mapToLong(ConsumerRecord::offset)
                    .min()
                    .ifPresent(offset -> consumer.seek(partition, offset));
        }
        long wait = current.get().nextBackOff();
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

    /** Called by {@link KeyedBatches} when a batch was handled: the waits begin anew. */
    @Override
    public void clearThreadState() {
        current.set(waits.start());
    }

    private static @Nullable String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
