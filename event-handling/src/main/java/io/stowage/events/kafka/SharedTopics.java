package io.stowage.events.kafka;

import io.stowage.schemas.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Opens topics that every instance knows as a whole, with the service's own connection to Kafka. */
public final class SharedTopics {

    private final Map<String, Object> clientProperties;
    private final RecordFormat format;

    SharedTopics(Map<String, Object> clientProperties, RecordFormat format) {
        this.clientProperties = Map.copyOf(clientProperties);
        this.format = format;
    }

    /** A compacted topic; returns when it was read once. */
    public <V extends SpecificRecord> ReferenceTopic<V> reference(Topic topic, Class<V> type) {
        return new ReferenceTopic<>(opening(topic, type));
    }

    /**
     * A compacted topic of which not all is worth keeping; returns when it was read once.
     *
     * @param taker is given each key and value, empty for a removed key, by the thread that reads
     */
    public <V extends SpecificRecord> FollowedTopic<V> followed(
            Topic topic, Class<V> type, BiConsumer<String, Optional<V>> taker) {
        return new FollowedTopic<>(opening(topic, type), taker);
    }

    /** @param taker is given every entry, in order, by the thread that reads */
    public <V extends SpecificRecord> Ledger<V> ledger(Topic topic, Class<V> type, BiConsumer<String, V> taker) {
        return new Ledger<>(
                topic,
                format,
                new KafkaProducer<>(clientProperties, new ByteArraySerializer(), new ByteArraySerializer()),
                opening(topic, type),
                taker);
    }

    private <V extends SpecificRecord> Opening<V> opening(Topic topic, Class<V> type) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return taker -> new WholeTopic<>(
                topic,
                type,
                format,
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                taker);
    }
}
