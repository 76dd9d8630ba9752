package io.stowage.operations;

import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Kafka with the catalogue's topics and a registry with its contracts, and what services would write there. */
final class Platform {

    private static @Nullable Producer<String, Object> services;

    private Platform() {}

    static synchronized Producer<String, Object> start() {
        if (services == null) {
            SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.all());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
                TopicsOnKafka.apply(admin, TopicCatalogue.all());
            }
            Map<String, Object> properties = AvroSerde.configured().producerProperties(TestRegistry.url());
            properties.put("bootstrap.servers", TestKafka.bootstrapServers());
            properties.put("key.serializer", StringSerializer.class.getName());
            services = new KafkaProducer<>(properties);
        }
        return services;
    }

    /** Writes a record, an Avro one or bytes, as a service would. */
    static void write(Topic topic, String key, @Nullable Object value) {
        write(new ProducerRecord<>(topic.name(), key, value));
    }

    static void write(ProducerRecord<String, Object> record) {
        try {
            start().send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An id that no other test uses. */
    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
