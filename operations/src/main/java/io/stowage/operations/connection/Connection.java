package io.stowage.operations.connection;

import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka cluster and its schema registry. Every wait for them is bounded: {@value #LIMIT_MS} ms, after which a call
 * fails.
 */
public final class Connection {

    static final int LIMIT_MS = 5_000;

    private final String kafka;
    private final Optional<String> registry;
    private final Map<String, String> settings;

    private Connection(String kafka, Optional<String> registry, Map<String, String> settings) {
        this.kafka = kafka;
        this.registry = registry;
        this.settings = settings;
    }

    /** @throws CannotReach when nothing listens at Kafka's address */
    static Connection to(String kafka, Optional<String> registry, Map<String, String> settings) {
        Reachability.requireKafka(kafka);
        return new Connection(kafka, registry, settings);
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return kafka;
    }

    public Admin admin() {
        Map<String, Object> properties = clientProperties();
        properties.put("default.api.timeout.ms", LIMIT_MS);
        properties.put("request.timeout.ms", LIMIT_MS - 500);
        return Admin.create(properties);
    }

    /** Reads what is committed, as bytes, without a consumer group. */
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = clientProperties();
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "none");
        properties.put("default.api.timeout.ms", LIMIT_MS);
        properties.put("request.timeout.ms", LIMIT_MS - 500);
        // How long an answer without records may take: closing waits for it.
        properties.put("fetch.max.wait.ms", 100);
        properties.remove("group.id");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes each record once and waits for all replicas. Values are records of the contracts. */
    public Producer<String, Object> producer() {
        Map<String, Object> properties = clientProperties();
        properties.putAll(AvroSerde.configured().producerProperties(requireRegistry()));
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.put("enable.idempotence", "true");
        properties.put("acks", "all");
        properties.put("linger.ms", "0");
        // A replayed dead letter is as large as its topic took it; Kafka's client stops a few bytes short of that.
        properties.put("max.request.size", TopicCatalogue.PROVISIONING_DEAD_LETTERS.largestBatch());
        properties.put("max.block.ms", LIMIT_MS);
        properties.put("request.timeout.ms", LIMIT_MS - 1_000);
        properties.put("delivery.timeout.ms", LIMIT_MS);
        return new KafkaProducer<>(properties);
    }

    /** Decodes values of any topic with a contract. */
    public RecordReader recordReader() {
        RecordReader reader = new RecordReader();
        reader.configure(AvroSerde.configured().consumerProperties(requireRegistry()), false);
        return reader;
    }

    /** Registers the contracts of these topics; who writes a topic does it first. */
    public void registerContracts(Collection<Topic> topics) {
        SchemaRegistration.register(requireRegistry(), topics);
    }

    private String requireRegistry() {
        String url = registry.orElseThrow(() -> new CannotReach("nothing says where the schema registry of Kafka at "
                + kafka + " is: give --registry URL or set STOWAGE_REGISTRY"));
        Reachability.requireRegistry(url);
        return url;
    }

    private Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("bootstrap.servers", kafka);
        properties.put("client.id", "stowage-operations");
        properties.put("socket.connection.setup.timeout.ms", 2_000);
        properties.put("socket.connection.setup.timeout.max.ms", 2_000);
        // A JMX bean and a telemetry session for a command that lives for a second.
        properties.put("auto.include.jmx.reporter", "false");
        properties.put("enable.metrics.push", "false");
        return properties;
    }
}
