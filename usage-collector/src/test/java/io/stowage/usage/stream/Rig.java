package io.stowage.usage.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.Customer;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.WantedAccount;
import io.stowage.contracts.WantedService;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.service.ServiceRun;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.connect.Gateways;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.state.UsageRow;
import io.stowage.usage.UsageApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

/** The service between a real Kafka, a real registry and a simulated gateway of each kind; one for the JVM. */
final class Rig {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static @Nullable Rig running;

    final Map<String, GatewaySimulator> gateways = Map.of(
            "virtuozzo", GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO)),
            "acronis", GatewaySimulator.start(SimulatorSettings.of(Dialect.ACRONIS)),
            "minio", GatewaySimulator.start(SimulatorSettings.of(Dialect.MINIO)));

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
                "--stowage.usage.collect-every=300ms",
                "--stowage.usage.settling=0s",
                "--stowage.usage.measure-every=1s",
                "--stowage.usage.first-retry=200ms",
                "--stowage.usage.longest-retry=500ms",
                "--server.port=0",
                "--server.address=127.0.0.1"));
        gateways.keySet()
                .forEach(id -> properties(id)
                        .forEach(
                                (name, value) -> arguments.add("--stowage.gateways." + id + "." + name + "=" + value)));
        return ServiceRun.start(UsageApplication.class, UsageApplication.NAME, arguments.toArray(String[]::new));
    }

    private Map<String, String> properties(String id) {
        GatewaySimulator gateway = gateway(id);
        Map<String, String> properties = new HashMap<>(Map.of(
                "type",
                id.equals("minio") ? "minio" : "ostor",
                "endpoint",
                gateway.endpoint().toString(),
                "access-key",
                gateway.systemKey().accessKeyId(),
                "secret-key",
                gateway.systemKey().secretAccessKey(),
                "retry-wait",
                "20ms",
                "breaker-open-for",
                "200ms"));
        if (!id.equals("minio")) {
            properties.put("dialect", id);
        }
        return properties;
    }

    void startService() {
        service = start();
    }

    void stopService() {
        service.close();
    }

    double gauge(String name, String gateway) {
        return service.getBean(MeterRegistry.class)
                .get(name)
                .tag("gateway", gateway)
                .gauge()
                .value();
    }

    GatewaySimulator gateway(String id) {
        return Objects.requireNonNull(gateways.get(id));
    }

    /** A client of the gateway, to be closed. */
    Gateway client(String id) {
        return Gateways.open(GatewaySettings.of(id, properties(id)));
    }

    /** Provisioning tells whose user it is. */
    void account(String subscription, String gateway, GatewayUser user) {
        send(
                TopicCatalogue.ACCOUNTS,
                subscription,
                AccountState.newBuilder()
                        .setSubscriptionId(subscription)
                        .setStatus(AccountStatus.ACTIVE)
                        .setWanted(WantedAccount.newBuilder()
                                .setService(WantedService.ACTIVE)
                                .setPlanId("basic")
                                .setCustomer(Customer.newBuilder()
                                        .setName("Jane")
                                        .setEmail("jane@example.com")
                                        .build())
                                .build())
                        .setGatewayId(gateway)
                        .setGatewayUserName(user.ref().name())
                        .setGatewayUserId(user.id().value())
                        .setLastOrder(OrderVersion.newBuilder()
                                .setEventId("order-1")
                                .setSequence(1L)
                                .setOccurredAt(Instant.now())
                                .build())
                        .setCreatedAt(Instant.now())
                        .setUpdatedAt(Instant.now())
                        .build());
    }

    private void send(Topic topic, String key, Object value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that the gateway ever counted is told, and none of it twice; nothing is left at the gateway. */
    void awaitAllTold(String gateway) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            // What other tests did to this gateway counts, too.
            gateway(gateway).closeUsagePeriod();
            assertThat(gateway(gateway).usageObjects()).isEmpty();
            assertThat(told(gateway)).isEqualTo(counted(gateway));
        });
        assertThat(operations(gateway)).extracting(OperationsUsage::getRecordId).doesNotHaveDuplicates();
    }

    Map<UsageKey, UsageRow> told(String gateway) {
        return operations(gateway).stream()
                .map(usage -> new UsageRow(
                        new UsageKey(usage.getBucket(), usage.getBucketEpoch(), usage.getUserId(), usage.getTag()),
                        usage.getPuts(),
                        usage.getGets(),
                        usage.getLists(),
                        usage.getOthers(),
                        usage.getUploadedBytes(),
                        usage.getDownloadedBytes()))
                .collect(Collectors.toMap(UsageRow::key, row -> row, UsageRow::plus));
    }

    private Map<UsageKey, UsageRow> counted(String gateway) {
        return gateway(gateway).totals().stream().collect(Collectors.toMap(UsageRow::key, row -> row));
    }

    List<OperationsUsage> operations(String gateway) {
        return values(TopicCatalogue.USAGE_OPERATIONS, OperationsUsage.class).stream()
                .filter(usage -> usage.getGatewayId().equals(gateway))
                .toList();
    }

    <T> List<T> values(Topic topic, Class<T> type) {
        var reader = new RecordReader();
        reader.configure(AvroSerde.configured().consumerProperties(TestRegistry.url()), false);
        return raw(topic).stream()
                .filter(found -> found.value() != null)
                .map(found -> type.cast(reader.deserialize(found.topic(), found.value())))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> raw(Topic topic) {
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
        return found;
    }
}
