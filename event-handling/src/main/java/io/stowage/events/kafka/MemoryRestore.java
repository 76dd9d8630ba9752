package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads partitions of the memory topic to their end.
 *
 * <p>The end is where the log ends now, open transactions included: a transaction of the former owner is waited for
 * until Kafka has committed or aborted it (at most its transaction timeout), so nothing that counts is missed.
 */
final class MemoryRestore {

    private static final Logger log = LoggerFactory.getLogger(MemoryRestore.class);
    /** There is no group to leave; by default closing may wait 30 s for the broker's farewell. */
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Map<String, Object> clientProperties;

    /** @param clientProperties connection to Kafka: bootstrap servers and, where needed, security */
    MemoryRestore(String topic, Map<String, Object> clientProperties) {
        this.topic = topic;
        this.clientProperties = Map.copyOf(clientProperties);
    }

    /** The latest value of each key, by partition. */
    Map<Integer, RememberedPartition> read(Collection<Integer> partitions) {
        long start = System.nanoTime();
        List<TopicPartition> topicPartitions =
                partitions.stream().map(p -> new TopicPartition(topic, p)).toList();
        Map<Integer, RememberedPartition> values = new HashMap<>();
        partitions.forEach(partition -> values.put(partition, new RememberedPartition()));

        Map<TopicPartition, Long> ends = ends(topicPartitions);
        Consumer<byte[], byte[]> consumer = consumer("read_committed");
        try {
            consumer.assign(topicPartitions);
            consumer.seekToBeginning(topicPartitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    RememberedPartition partition = values.get(found.partition());
                    if (partition != null) {
                        partition.change(new String(found.key(), UTF_8), MemoryRecords.read(found));
                    }
                }
            }
        } finally {
            consumer.close(AT_ONCE);
        }
        log.info(
                "restored {} keys of {} partitions of {} in {} ms",
                values.values().stream().mapToInt(RememberedPartition::size).sum(),
                partitions.size(),
                topic,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        return values;
    }

    /** Read uncommitted: the end of the log, not of what is committed so far. */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Consumer<byte[], byte[]> consumer = consumer("read_uncommitted");
        try {
            consumer.assign(partitions);
            return consumer.endOffsets(partitions);
        } finally {
            consumer.close(AT_ONCE);
        }
    }

    private Consumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
