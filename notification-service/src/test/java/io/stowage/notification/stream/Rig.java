package io.stowage.notification.stream;

import static org.awaitility.Awaitility.await;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.Customer;
import io.stowage.contracts.CustomerMessage;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.MessageKind;
import io.stowage.contracts.MonthlyUsage;
import io.stowage.contracts.NoticeState;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.Restriction;
import io.stowage.contracts.RestrictionKind;
import io.stowage.contracts.RestrictionOrder;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageUsage;
import io.stowage.contracts.Threshold;
import io.stowage.contracts.ThresholdMeasure;
import io.stowage.contracts.WantedAccount;
import io.stowage.contracts.WantedService;
import io.stowage.contracts.WhenFull;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.service.ServiceRun;
import io.stowage.notification.NotificationApplication;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service between a real Kafka and a real registry; one for the JVM. Accounts, happenings and usage are told as the
 * other services tell them. Tests work on subscriptions and plans of their own.
 */
final class Rig {

    static final long QUOTA = 1000;

    private static @Nullable Rig running;

    private final AtomicLong orders = new AtomicLong();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final KafkaProducer<String, Object> producer;
    private final RecordReader reader = new RecordReader();
    private @Nullable ConfigurableApplicationContext service;

    private Rig() {
        try (Admin admin = admin()) {
            TopicsOnKafka.apply(admin, TopicCatalogue.all());
        }
        SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.all());
        Map<String, Object> properties = new HashMap<>(AvroSerde.configured().producerProperties(TestRegistry.url()));
        properties.put("bootstrap.servers", TestKafka.bootstrapServers());
        properties.put("key.serializer", StringSerializer.class.getName());
        producer = new KafkaProducer<>(properties);
        reader.configure(AvroSerde.configured().consumerProperties(TestRegistry.url()), false);
        startService();
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

    static List<String> arguments() {
        return List.of(
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--stowage.registry=" + TestRegistry.url(),
                "--stowage.instance=test",
                "--stowage.stream.first-wait=50ms",
                "--server.port=0",
                "--server.address=127.0.0.1");
    }

    void startService() {
        service = ServiceRun.start(
                NotificationApplication.class,
                NotificationApplication.NAME,
                arguments().toArray(String[]::new));
    }

    void stopService() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
    }

    static String name(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A plan with thresholds at 80 and 90 percent of a thousand bytes, and at 5000 bytes of traffic. */
    void plan(String plan, WhenFull whenFull) {
        send(
                TopicCatalogue.PLANS,
                plan,
                PlanDefinition.newBuilder()
                        .setPlanId(plan)
                        .setName("Basic")
                        .setQuotaBytes(QUOTA)
                        .setThresholds(List.of(
                                new Threshold(ThresholdMeasure.STORAGE, new BigDecimal("80.00"), null),
                                new Threshold(ThresholdMeasure.STORAGE, new BigDecimal("90.00"), null),
                                new Threshold(ThresholdMeasure.MONTHLY_TRAFFIC, null, 5000L)))
                        .setWhenFull(whenFull)
                        .build());
    }

    /** Provisioning tells an account, newer than all before. */
    void account(String subscription, String plan, WantedService wanted) {
        long order = orders.incrementAndGet();
        Instant now = Instant.now();
        written.put(subscription, now);
        send(
                TopicCatalogue.ACCOUNTS,
                subscription,
                AccountState.newBuilder()
                        .setSubscriptionId(subscription)
                        .setStatus(wanted == WantedService.ACTIVE ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED)
                        .setWanted(WantedAccount.newBuilder()
                                .setService(wanted)
                                .setPlanId(plan)
                                .setCustomer(Customer.newBuilder()
                                        .setName("Jane")
                                        .setEmail("jane@example.com")
                                        .setLocale("de")
                                        .build())
                                .build())
                        .setGatewayId("eu-1")
                        .setGatewayUserName("jane@example.com")
                        .setLastOrder(OrderVersion.newBuilder()
                                .setEventId("order-" + order)
                                .setSequence(order)
                                .setOccurredAt(Instant.now())
                                .build())
                        .setCreatedAt(now)
                        .setUpdatedAt(now)
                        .build());
    }

    /** Provisioning tells what led to the account's latest state. */
    void happens(String subscription, LifecycleKind kind, String id) {
        send(
                TopicCatalogue.LIFECYCLE,
                subscription,
                LifecycleEvent.newBuilder()
                        .setEventId(id)
                        .setSubscriptionId(subscription)
                        .setKind(kind)
                        .setOccurredAt(Objects.requireNonNull(written.get(subscription)))
                        .setOrderEventId("order")
                        .build());
    }

    void stores(String subscription, long bytes) {
        send(
                TopicCatalogue.USAGE_STORAGE,
                subscription,
                StorageUsage.newBuilder()
                        .setRecordId(UUID.randomUUID().toString())
                        .setGatewayId("eu-1")
                        .setUserId("user")
                        .setSubscriptionId(subscription)
                        .setUntil(Instant.now())
                        .setStorage(StorageMeasurement.SAMPLED)
                        .setBytes(bytes)
                        .setHourMaximumBytes(bytes)
                        .setByteHours(new BigDecimal("0.000000"))
                        .setBuckets(List.of())
                        .build());
    }

    void moves(String subscription, long revision, long bytes) {
        send(
                TopicCatalogue.USAGE_MONTHLY,
                subscription,
                MonthlyUsage.newBuilder()
                        .setSubscriptionId(subscription)
                        .setMonth(LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1))
                        .setRevision(revision)
                        .setUploadedBytes(bytes / 2)
                        .setDownloadedBytes(bytes - bytes / 2)
                        .setUpdatedAt(Instant.now())
                        .build());
    }

    void operatorSays(String subscription, RestrictionKind kind) {
        send(
                TopicCatalogue.RESTRICTION_ORDERS,
                subscription,
                new RestrictionOrder(subscription, kind, "ticket 7", "ops", Instant.now()));
    }

    void send(Topic topic, String key, @Nullable Object value) {
        try {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    List<MessageKind> messages(String subscription) {
        return records(TopicCatalogue.MESSAGES, CustomerMessage.class)
                .filter(message -> message.getSubscriptionId().equals(subscription))
                .map(CustomerMessage::getKind)
                .toList();
    }

    List<RestrictionKind> restrictions(String subscription) {
        return records(TopicCatalogue.RESTRICTIONS, Restriction.class)
                .filter(restriction -> restriction.getSubscriptionId().equals(subscription))
                .map(Restriction::getKind)
                .toList();
    }

    /** Every committed message, counted by its id. */
    Map<String, Long> messagesById(String prefix) {
        return records(TopicCatalogue.MESSAGES, CustomerMessage.class)
                .filter(message -> message.getSubscriptionId().startsWith(prefix))
                .collect(Collectors.groupingBy(CustomerMessage::getMessageId, Collectors.counting()));
    }

    /** Every committed message, counted by its subscription. */
    Map<String, Long> messagesBySubscription(String prefix) {
        return records(TopicCatalogue.MESSAGES, CustomerMessage.class)
                .filter(message -> message.getSubscriptionId().startsWith(prefix))
                .collect(Collectors.groupingBy(CustomerMessage::getSubscriptionId, Collectors.counting()));
    }

    boolean isForgotten(String subscription) {
        List<ConsumerRecord<String, byte[]>> found = raw(TopicCatalogue.NOTICES).stream()
                .filter(record -> Objects.equals(record.key(), subscription))
                .toList();
        return found.isEmpty() || found.getLast().value() == null;
    }

    NoticeState memory(String subscription) {
        return records(TopicCatalogue.NOTICES, NoticeState.class)
                .filter(state -> state.getSubscriptionId().equals(subscription))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Whatever was sent so far has been handled, and its transaction is committed. */
    void awaitHandled() {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> lag() == 0);
    }

    private long lag() throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("notification")
                    .partitionsToOffsetAndMetadata()
                    .get();
            long lag = 0;
            for (Map.Entry<TopicPartition, Long> end : ends(inputs()).entrySet()) {
                OffsetAndMetadata offset = committed.get(end.getKey());
                lag += end.getValue() - (offset == null ? 0 : offset.offset());
            }
            return lag;
        }
    }

    /** The service, which must not run, will read everything again. */
    void replayEverything() {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetAndMetadata> beginning = ends(inputs()).keySet().stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> admin.alterConsumerGroupOffsets("notification", beginning)
                            .all()
                            .get());
        }
    }

    private static List<Topic> inputs() {
        return List.of(
                TopicCatalogue.ACCOUNTS,
                TopicCatalogue.LIFECYCLE,
                TopicCatalogue.USAGE_STORAGE,
                TopicCatalogue.USAGE_MONTHLY,
                TopicCatalogue.RESTRICTION_ORDERS);
    }

    private static Map<TopicPartition, Long> ends(List<Topic> topics) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
        }
    }

    private <T> Stream<T> records(Topic topic, Class<T> type) {
        return raw(topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> type.cast(reader.deserialize(record.topic(), record.value())));
    }

    List<ConsumerRecord<String, byte[]>> raw(Topic topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        var consumer = consumer();
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

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestKafka.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
