package io.stowage.benchmarks;

import static org.awaitility.Awaitility.await;

import io.stowage.contracts.PlanDefinition;
import io.stowage.embedded.EmbeddedBroker;
import io.stowage.embedded.EmbeddedRegistry;
import io.stowage.schemas.credentials.BillingPrivateKey;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordSerializer;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Kafka in this JVM, a schema registry, one plan, and billing's side of the topics. Each measurement has its own. */
final class Platform implements AutoCloseable {

    static final String PLAN = "basic";
    static final String BUCKET_SUFFIX = "data";

    /** Longer than any measurement takes: who waits so long waits for what never comes. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    static {
        // The registry's client logs whole schemas, and not through SLF4J.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private final EmbeddedRegistry registry;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private final KafkaProducer<String, Object> producer;
    private final RecordSerializer serializer = new RecordSerializer();
    private final Path publicKey;

    /** @param directory for Kafka's data, billing's public key and the registry's log */
    Platform(Path directory) {
        registry = EmbeddedRegistry.startInMemory(directory.resolve("registry.log"), 0);
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        admin = Admin.create(connection());
        create(TopicCatalogue.all());
        publicKey = directory.resolve("billing-public-key.json");
        BillingPrivateKey.generate().publicKey().write(publicKey);
        Map<String, Object> properties = new HashMap<>(AvroSerde.configured().producerProperties(registry.url()));
        serializer.configure(properties, false);
        properties.putAll(connection());
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.put("linger.ms", 5);
        properties.put("batch.size", 128 * 1024);
        producer = new KafkaProducer<>(properties);
        PlanDefinition plan = PlanDefinition.newBuilder()
                .setPlanId(PLAN)
                .setName("Basic")
                .setDefaultBucketSuffix(BUCKET_SUFFIX)
                .build();
        publish(List.of(new ProducerRecord<>(TopicCatalogue.PLANS.name(), PLAN, plan)));
    }

    void create(Collection<Topic> topics) {
        TopicsOnKafka.apply(admin, topics);
        SchemaRegistration.register(registry.url(), topics);
    }

    Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    Path billingPublicKey() {
        return publicKey;
    }

    /** Returns when Kafka has them all. */
    void publish(Iterable<ProducerRecord<String, Object>> records) {
        List<Future<?>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        sent.forEach(Platform::finished);
    }

    /** How many records of the topic the group has consumed, by transactions that were committed. */
    long consumed(String group, Topic topic) {
        return finished(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic.name()) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    void awaitConsumed(String group, Topic topic, long records) {
        awaitConsumed(group, topic, records, LIMIT);
    }

    void awaitConsumed(String group, Topic topic, long records, Duration limit) {
        await().atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> consumed(group, topic) >= records);
    }

    /** A value as it lies in Kafka. */
    byte[] wire(Topic topic, SpecificRecord value) {
        return serializer.serialize(topic.name(), value);
    }

    private static <T> T finished(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
        admin.close();
        broker.close();
        registry.close();
    }
}
