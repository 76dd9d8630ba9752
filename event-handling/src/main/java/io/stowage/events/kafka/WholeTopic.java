package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.Outage;
import io.stowage.schemas.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All partitions of a topic, read from the beginning and on from where the last reading ended. For topics small enough
 * that every instance knows them as a whole.
 *
 * @param <V> value
 */
final class WholeTopic<V extends SpecificRecord> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WholeTopic.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Kafka ends a transaction of ours after 15 s, and looks for such every 10 s. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(40);

    private final Topic topic;
    private final Class<V> type;
    private final RecordFormat format;
    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final BiConsumer<String, Optional<V>> taker;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();

    /** Whoever asked as this one or before was answered; guarded by {@link #reading}. */
    private long answered;

    /**
     * @param consumer of bytes, read committed, without a group; closed with this
     * @param taker is given each key and value, empty for a removed key, in the order of each partition
     */
    WholeTopic(
            Topic topic,
            Class<V> type,
            RecordFormat format,
            Consumer<byte[], byte[]> consumer,
            BiConsumer<String, Optional<V>> taker) {
        this.topic = topic;
        this.type = type;
        this.format = format;
        this.consumer = consumer;
        this.taker = taker;
        this.partitions = consumer.partitionsFor(topic.name()).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Returns when everything was taken that was committed before the call. Of many who ask at once one reads for all.
     *
     * @throws Outage when Kafka or the registry cannot be asked
     */
    void readToEnd() {
        long mine = asked.incrementAndGet();
        reading.lock();
        try {
            if (answered >= mine) {
                return;
            }
            long all = asked.get();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                takeAll(consumer.poll(POLL));
            }
            answered = all;
        } catch (KafkaException failure) {
            throw new Outage("cannot read " + topic.name() + ": " + failure.getMessage(), failure);
        } finally {
            reading.unlock();
        }
    }

    /**
     * As {@link #readToEnd}, for a topic of one partition and up to an offset that may lie behind an open transaction.
     *
     * @throws Outage also when that transaction does not end in time
     */
    void readTo(long offset) {
        reading.lock();
        try {
            TopicPartition only = partitions.getFirst();
            long deadline = System.nanoTime() + LONGEST_TRANSACTION.toNanos();
            while (consumer.position(only) <= offset) {
                if (System.nanoTime() > deadline) {
                    String reason = topic.name() + " is held up by a transaction that does not end";
                    throw new Outage(reason, new IllegalStateException(reason));
                }
                takeAll(consumer.poll(POLL));
            }
        } catch (KafkaException failure) {
            throw new Outage("cannot read " + topic.name() + ": " + failure.getMessage(), failure);
        } finally {
            reading.unlock();
        }
    }

    /** What could not be taken, because the registry was away, is read again next time. */
    private void takeAll(ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, Long> next = new HashMap<>();
        polled.partitions()
                .forEach(partition ->
                        next.put(partition, polled.records(partition).getFirst().offset()));
        try {
            for (ConsumerRecord<byte[], byte[]> found : polled) {
                take(found);
                next.put(new TopicPartition(found.topic(), found.partition()), found.offset() + 1);
            }
        } catch (RuntimeException failure) {
            next.forEach(consumer::seek);
            throw failure;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> found) {
        String key = new String(found.key(), UTF_8);
        if (found.value() == null) {
            taker.accept(key, Optional.empty());
            return;
        }
        switch (format.read(topic, type, found.value())) {
            case RecordFormat.Readable<V> readable -> taker.accept(key, Optional.of(readable.value()));
            case RecordFormat.NotReadable<V> not ->
                log.error("{} {} is unreadable and left out: {}", topic.name(), key, not.reason());
        }
    }

    @Override
    public void close() {
        reading.lock();
        try {
            consumer.close();
        } finally {
            reading.unlock();
        }
    }
}
