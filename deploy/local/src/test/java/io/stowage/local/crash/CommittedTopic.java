package io.stowage.local.crash;

import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a committed reader finds in a topic, from its first record on.
 *
 * @param <V> value: a record of the contract, or bytes where the topic has none
 */
final class CommittedTopic<V> implements AutoCloseable {

    private final Topic topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final RecordReader reader = new RecordReader();
    private final List<Entry<V>> entries = new ArrayList<>();

    /** A record. */
    record Entry<V>(String key, V value) {}

    CommittedTopic(Topic topic, String bootstrapServers, String registryUrl) {
        this.topic = topic;
        reader.configure(AvroSerde.configured().consumerProperties(registryUrl), false);
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything committed so far, each key in order. */
    List<Entry<V>> entries() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(found -> entries.add(new Entry<>(found.key(), value(found))));
        }
        return List.copyOf(entries);
    }

    List<V> values() {
        return entries().stream().map(Entry::value).toList();
    }

    /** Of one key, in order. */
    List<V> of(String key) {
        Predicate<Entry<V>> ofKey = entry -> key.equals(entry.key());
        return entries().stream().filter(ofKey).map(Entry::value).toList();
    }

    Map<String, V> latest() {
        Map<String, V> latest = new LinkedHashMap<>();
        entries().forEach(entry -> latest.put(entry.key(), entry.value()));
        return latest;
    }

    @SuppressWarnings("unchecked")
    private V value(ConsumerRecord<String, byte[]> found) {
        return (V) (topic.schema().isPresent() ? reader.deserialize(topic.name(), found.value()) : found.value());
    }

    @Override
    public void close() {
        consumer.close();
        reader.close();
    }
}
