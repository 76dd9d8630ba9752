package io.stowage.limits.stream;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.Customer;
import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.LimitsState;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.WantedAccount;
import io.stowage.contracts.WantedService;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.service.ServiceRun;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.SecretRule;
import io.stowage.gateway.connect.Gateways;
import io.stowage.limits.LimitsApplication;
import io.stowage.limits.SignedCalls;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service between a real Kafka, a real registry and a simulated gateway of each dialect; one for the JVM. Accounts are
 * told as provisioning tells them. Tests work on subscriptions and plans of their own.
 */
final class Rig {

    private static @Nullable Rig running;

    final Map<String, GatewaySimulator> gateways = Map.of(
            "virtuozzo", GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO)),
            "acronis", GatewaySimulator.start(SimulatorSettings.of(Dialect.ACRONIS)));

    private final AtomicLong orders = new AtomicLong();
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
        service = start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopService));
    }

    static synchronized Rig running() {
        Rig present = running;
        if (present == null) {
            present = new Rig();
            running = present;
        }
        return present;
    }

    private ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--stowage.registry=" + TestRegistry.url(),
                "--stowage.instance=test",
                "--stowage.stream.first-wait=50ms",
                "--stowage.limits.first-retry=100ms",
                "--stowage.limits.look-every=2s",
                "--server.port=0",
                "--server.address=127.0.0.1"));
        gateways.forEach((id, gateway) -> properties(id, gateway)
                .forEach((name, value) -> arguments.add("--stowage.gateways." + id + "." + name + "=" + value)));
        return ServiceRun.start(LimitsApplication.class, LimitsApplication.NAME, arguments.toArray(String[]::new));
    }

    private static Map<String, String> properties(String id, GatewaySimulator gateway) {
        return Map.of(
                "type",
                "ostor",
                "dialect",
                id,
                "endpoint",
                gateway.endpoint().toString(),
                "access-key",
                gateway.systemKey().accessKeyId(),
                "secret-key",
                gateway.systemKey().secretAccessKey(),
                "retry-wait",
                "20ms",
                "breaker-open-for",
                "200ms");
    }

    void startService() {
        service = start();
    }

    void stopService() {
        service.close();
    }

    double metric(String name) {
        return service.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    SignedCalls calls(String gateway) {
        return new SignedCalls(Objects.requireNonNull(gateways.get(gateway)));
    }

    void publish(PlanDefinition plan) {
        send(TopicCatalogue.PLANS, plan.getPlanId(), plan);
    }

    static String name(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static String email(String subscription) {
        return "jane+" + subscription + "@example.com";
    }

    /** Makes the user at the gateway, with a bucket of the subscription's name. */
    GatewayUser user(String gateway, String subscription) {
        try (Gateway open = Gateways.open(
                GatewaySettings.of(gateway, properties(gateway, Objects.requireNonNull(gateways.get(gateway)))))) {
            GatewayUser user = open.users().create(new NewUser(email(subscription), subscription, SecretRule.STRONG));
            open.storageOf(user).createBucket(new BucketName(subscription));
            return user;
        }
    }

    /** Provisioning tells an account, newer than all before. */
    void account(
            String subscription,
            String gateway,
            Optional<GatewayUser> user,
            AccountStatus status,
            String plan,
            @Nullable LimitsOverride override) {
        long order = orders.incrementAndGet();
        send(
                TopicCatalogue.ACCOUNTS,
                subscription,
                AccountState.newBuilder()
                        .setSubscriptionId(subscription)
                        .setStatus(status)
                        .setWanted(WantedAccount.newBuilder()
                                .setService(
                                        status == AccountStatus.SUSPENDED
                                                ? WantedService.SUSPENDED
                                                : WantedService.ACTIVE)
                                .setPlanId(plan)
                                .setCustomer(Customer.newBuilder()
                                        .setName("Jane")
                                        .setEmail("jane@example.com")
                                        .build())
                                .setLimitsOverride(override)
                                .build())
                        .setGatewayId(gateway)
                        .setGatewayUserName(email(subscription))
                        .setGatewayUserId(user.map(there -> there.id().value()).orElse(null))
                        .setLastOrder(OrderVersion.newBuilder()
                                .setEventId("order-" + order)
                                .setSequence(order)
                                .setOccurredAt(Instant.now())
                                .build())
                        .setCreatedAt(Instant.now())
                        .setUpdatedAt(Instant.now())
                        .build());
    }

    void send(Topic topic, String key, @Nullable Object value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    LimitsState awaitLimits(String subscription, Predicate<LimitsState> condition) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> limits(subscription),
                        found -> found.filter(condition).isPresent())
                .orElseThrow();
    }

    /** The latest committed record; empty where there is none, or it was removed. */
    Optional<LimitsState> limits(String subscription) {
        var reader = new RecordReader();
        reader.configure(AvroSerde.configured().consumerProperties(TestRegistry.url()), false);
        return raw(TopicCatalogue.LIMITS, subscription).stream()
                .reduce((earlier, later) -> later)
                .filter(found -> found.value() != null)
                .map(found -> (LimitsState) reader.deserialize(found.topic(), found.value()));
    }

    List<ConsumerRecord<String, byte[]>> raw(Topic topic, String key) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
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
        return found.stream()
                .filter(record -> Objects.equals(record.key(), key))
                .toList();
    }
}
