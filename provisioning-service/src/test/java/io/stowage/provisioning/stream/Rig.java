package io.stowage.provisioning.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.Customer;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.contracts.PlanDefinition;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.service.ServiceRun;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.Secret;
import io.stowage.gateway.connect.Gateways;
import io.stowage.gateway.rgw.RealRgw;
import io.stowage.provisioning.ProvisioningApplication;
import io.stowage.schemas.credentials.BillingPrivateKey;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.state.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service between a real Kafka, a real registry and a gateway of each kind: simulated, and Ceph's a real one, where
 * there is one. One for the JVM; tests work on subscriptions of their own.
 */
final class Rig {

    /** Of the gateways that have room for one account each. */
    static final String NARROW_REGION = "narrow";

    static final String PLAN_WITH_BUCKET = "with-bucket";
    static final String PLAN_WITHOUT_BUCKET = "without-bucket";

    private static Rig running;

    final Map<String, GatewaySimulator> gateways = Map.of(
            "virtuozzo", GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO)),
            "acronis", GatewaySimulator.start(SimulatorSettings.of(Dialect.ACRONIS)),
            "minio", GatewaySimulator.start(SimulatorSettings.of(Dialect.MINIO)),
            "narrow-1", GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO)),
            "narrow-2", GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO)));
    final BillingPrivateKey billing = BillingPrivateKey.generate();

    private final Map<String, Map<String, String>> gatewayProperties = gatewayProperties();
    private final Path publicKey;
    private final KafkaProducer<String, Object> producer;
    private ConfigurableApplicationContext service;

    private Rig() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            TopicsOnKafka.apply(admin, TopicCatalogue.all());
        }
        SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.all());
        Map<String, Object> properties = new HashMap<>(AvroSerde.configured().producerProperties(TestRegistry.url()));
        properties.put("bootstrap.servers", TestKafka.bootstrapServers());
        properties.put("key.serializer", StringSerializer.class.getName());
        producer = new KafkaProducer<>(properties);
        try {
            Path directory = Files.createTempDirectory("rig-");
            publicKey = directory.resolve("billing-public-key.json");
            directory.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        billing.publicKey().write(publicKey);
        publish(PlanDefinition.newBuilder()
                .setPlanId(PLAN_WITH_BUCKET)
                .setName("With bucket")
                .setDefaultBucketSuffix("data")
                .build());
        publish(PlanDefinition.newBuilder()
                .setPlanId(PLAN_WITHOUT_BUCKET)
                .setName("Without bucket")
                .build());
        startService();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopService));
    }

    static synchronized Rig running() {
        if (running == null) {
            running = new Rig();
        }
        return running;
    }

    /** One of the simulated ones. */
    GatewaySimulator gateway(String id) {
        return gateways.get(id);
    }

    void startService() {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--stowage.registry=" + TestRegistry.url(),
                "--stowage.instance=test",
                "--stowage.stream.first-wait=50ms",
                "--stowage.provisioning.first-retry=100ms",
                "--stowage.provisioning.hold-retry=200ms",
                "--stowage.provisioning.billing-public-key=" + publicKey,
                "--server.port=0",
                "--server.address=127.0.0.1"));
        gatewayProperties.forEach((id, properties) -> {
            String prefix = "--stowage.gateways." + id + ".";
            properties.forEach((name, value) -> arguments.add(prefix + name + "=" + value));
            arguments.add(prefix + "retry-wait=20ms");
            arguments.add(prefix + "breaker-open-for=200ms");
        });
        service = ServiceRun.start(
                ProvisioningApplication.class, ProvisioningApplication.NAME, arguments.toArray(String[]::new));
    }

    void stopService() {
        service.close();
    }

    void publish(PlanDefinition plan) {
        send(TopicCatalogue.PLANS, plan.getPlanId(), plan);
    }

    /** @param value a record of the topic's contract, or bytes as they are */
    void send(Topic topic, String key, Object value) {
        send(new ProducerRecord<>(topic.name(), key, value));
    }

    /** With headers or a partition of its own. */
    void send(ProducerRecord<String, Object> sent) {
        try {
            producer.send(sent).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void order(OrderEvent order) {
        send(TopicCatalogue.ORDERS, order.getSubscriptionId(), order);
    }

    static String newSubscription() {
        return "sub-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static OrderEvent.Builder order(String subscription, OrderKind kind) {
        return OrderEvent.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setSubscriptionId(subscription)
                .setKind(kind)
                .setOccurredAt(Instant.now());
    }

    static OrderEvent placed(String subscription, String gateway, String plan) {
        return placed(subscription, gateway, plan, "jane@example.com");
    }

    static OrderEvent placed(String subscription, String gateway, String plan, String email) {
        return order(subscription, OrderKind.PLACED)
                .setPlaced(OrderPlaced.newBuilder()
                        .setPlanId(plan)
                        .setGatewayId(gateway)
                        .setCustomer(Customer.newBuilder()
                                .setName("Jane")
                                .setEmail(email)
                                .build())
                        .build())
                .build();
    }

    AccountState awaitAccount(String subscription, Predicate<AccountState> condition) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> this.<AccountState>records(TopicCatalogue.ACCOUNTS, subscription),
                        found -> !found.isEmpty() && condition.test(found.getLast()))
                .getLast();
    }

    <T> List<T> awaitRecords(Topic topic, String key, Predicate<List<T>> condition) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> this.<T>records(topic, key), condition);
    }

    /** Committed values of a key so far, in order. */
    @SuppressWarnings("unchecked")
    <T> List<T> records(Topic topic, String key) {
        return (List<T>) (List<?>) consumerRecords(topic, avro()).stream()
                .filter(record -> Objects.equals(record.key(), key))
                .map(ConsumerRecord::value)
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> raw(Topic topic, String key) {
        return everything(topic).stream()
                .filter(record -> Objects.equals(record.key(), key))
                .toList();
    }

    /** Committed records so far, in the order of each partition. */
    List<ConsumerRecord<String, byte[]>> everything(Topic topic) {
        return consumerRecords(topic, new ByteArrayDeserializer());
    }

    /** Everything written so far, of open and aborted transactions, too. */
    static List<ConsumerRecord<String, byte[]>> written(Topic topic) {
        return consumerRecords(topic, new ByteArrayDeserializer(), "read_uncommitted");
    }

    /** Part of the running service. */
    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    /** Keys that billing was given, opened with its private key, oldest first. */
    List<AccessKey> keys(String subscription) {
        return this.<CredentialIssued>records(TopicCatalogue.CREDENTIALS, subscription).stream()
                .map(this::key)
                .toList();
    }

    AccessKey key(CredentialIssued credentials) {
        byte[] sealed = new byte[credentials.getEncryptedSecret().remaining()];
        credentials.getEncryptedSecret().duplicate().get(sealed);
        byte[] secret = billing.open(credentials.getSubscriptionId(), credentials.getAccessKeyId(), sealed);
        return new AccessKey(credentials.getAccessKeyId(), Secret.of(new String(secret, UTF_8)));
    }

    /** A client of its own, to look at the gateway as administrator and as customer. */
    Gateway open(String id) {
        if (!gatewayProperties.containsKey(id)) {
            // Skips the test, and says why.
            RealRgw.get();
        }
        return Gateways.open(GatewaySettings.of(id, gatewayProperties.get(id)));
    }

    /** Of the simulated gateways, and of a real Ceph where there is one. */
    private Map<String, Map<String, String>> gatewayProperties() {
        Map<String, Map<String, String>> all = new HashMap<>();
        gateways.forEach((id, simulator) -> {
            Map<String, String> properties = new HashMap<>(Map.of(
                    "type", id.equals("minio") ? "minio" : "ostor",
                    "endpoint", simulator.endpoint().toString(),
                    "access-key", simulator.systemKey().accessKeyId(),
                    "secret-key", simulator.systemKey().secretAccessKey()));
            if (!id.equals("minio")) {
                properties.put("dialect", id.startsWith("narrow") ? "virtuozzo" : id);
            }
            if (id.startsWith("narrow")) {
                properties.put("region", NARROW_REGION);
                properties.put("max-accounts", "1");
            }
            all.put(id, properties);
        });
        RealRgw.find().ifPresent(real -> {
            Map<String, String> properties = new HashMap<>(real.properties());
            properties.put("endpoint", real.endpoint().toString());
            all.put("rgw", properties);
        });
        return all;
    }

    /** The users at a simulated ostor that belong to a subscription by their name. */
    List<User> users(String gateway, String subscription) {
        return gateway(gateway).users().stream()
                .filter(user -> user.email().contains("+" + subscription + "@"))
                .toList();
    }

    private static Deserializer<Object> avro() {
        var reader = new io.stowage.schemas.serde.RecordReader();
        reader.configure(AvroSerde.configured().consumerProperties(TestRegistry.url()), false);
        return reader;
    }

    private static <V> List<ConsumerRecord<String, V>> consumerRecords(Topic topic, Deserializer<V> values) {
        return consumerRecords(topic, values, "read_committed");
    }

    private static <V> List<ConsumerRecord<String, V>> consumerRecords(
            Topic topic, Deserializer<V> values, String isolation) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "isolation.level",
                isolation,
                "enable.auto.commit",
                false);
        List<ConsumerRecord<String, V>> found = new ArrayList<>();
        var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), values);
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
        return found;
    }
}
