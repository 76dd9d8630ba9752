package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.IdentityClaim;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.Input;
import io.stowage.events.KeyedStream;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicsOnKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A stream of texts with topics of its own, run as a service runs it, over a real Kafka and a real registry. Event,
 * memory and emission are all {@link IdentityClaim}s, of which only the text in {@code subscriptionId} matters.
 */
final class TestStream implements AutoCloseable {

    final Topic events;
    final Topic memory;
    final Topic wakeUps;
    final Topic emissions;
    final Topic deadLetters;
    final TestHandler handler;

    private Optional<Topic> second = Optional.empty();

    /** Added to the context of each instance that is started from now on. */
    Consumer<GenericApplicationContext> beside = context -> {};

    private final RecordFormat format = new RecordFormat(AvroSerde.configured(), TestRegistry.url());
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    TestStream(int partitions) {
        events = topic("events", partitions, true);
        memory = topic("memory", partitions, true).withLargestBatch(16);
        wakeUps = topic("wake-ups", partitions, false);
        emissions = topic("emissions", 1, true);
        deadLetters = topic("dead-letters", new Topic.DeadLetters(Duration.ofDays(1)), 1, false);
        try (Admin admin = Admin.create(connection())) {
            TopicsOnKafka.apply(admin, List.of(events, memory, wakeUps, emissions, deadLetters));
        }
        handler = new TestHandler(emissions);
        SchemaRegistration.register(TestRegistry.url(), List.of(events, memory, emissions));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "max.request.size", 8_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    KeyedStream<IdentityClaim> stream() {
        List<Input<?, IdentityClaim>> inputs = new ArrayList<>();
        inputs.add(new Input<>(events, IdentityClaim.class, handler));
        second.ifPresent(topic -> inputs.add(new Input<>(topic, IdentityClaim.class, handler.ofSecondInput())));
        return new KeyedStream<>("test", inputs, memory, IdentityClaim.class, wakeUps, deadLetters, handler);
    }

    /** Instances that are started from now on have this compacted input, too. */
    Topic addInput() {
        Topic topic = topic("second", new Topic.Compacted(Duration.ofDays(1)), events.partitions(), true);
        try (Admin admin = Admin.create(connection())) {
            TopicsOnKafka.apply(admin, List.of(topic));
        }
        SchemaRegistration.register(TestRegistry.url(), List.of(topic));
        second = Optional.of(topic);
        return topic;
    }

    /** As a service: what it needs beside the stream is its clock. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(KeyedStreamConfiguration.class)
    static class Service {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /**
     * Starts one more instance.
     *
     * @param settings of its own, as {@code --name=value}
     */
    ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.application.name=test",
                "--spring.main.banner-mode=off",
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--stowage.registry=" + TestRegistry.url(),
                "--stowage.instance=" + UUID.randomUUID(),
                "--stowage.stream.first-wait=50ms",
                "--stowage.stream.longest-wait=200ms",
                "--spring.cloud.stream.bindings.keyedStream-in-0.destination=" + events.name() + ","
                        + second.map(topic -> topic.name() + ",").orElse("") + wakeUps.name(),
                "--spring.cloud.stream.bindings.keyedStream-in-0.group=" + events.name()));
        all.addAll(List.of(settings));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(fresh -> {
                    var empty = (GenericApplicationContext) fresh;
                    empty.registerBean("stream", KeyedStream.class, this::stream);
                    beside.accept(empty);
                })
                .run(all.toArray(String[]::new));
        running.add(context);
        return context;
    }

    void stop() {
        running.forEach(ConfigurableApplicationContext::close);
        running.clear();
    }

    @Override
    public void close() {
        stop();
        producer.close(Duration.ZERO);
        format.close();
    }

    void send(String key, String text) {
        sendBytes(key, bytes(text));
    }

    void sendBytes(String key, byte[] value) {
        send(new ProducerRecord<>(events.name(), key == null ? null : key.getBytes(UTF_8), value));
    }

    void send(ProducerRecord<byte[], byte[]> sent) {
        try {
            producer.send(sent).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void send(Topic topic, String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value));
    }

    byte[] bytes(String text) {
        return format.write(events, TestHandler.text(text));
    }

    String text(byte[] value) {
        return switch (format.read(events, IdentityClaim.class, value)) {
            case RecordFormat.Readable<IdentityClaim> readable ->
                readable.value().getSubscriptionId();
            case RecordFormat.NotReadable<IdentityClaim> not -> throw new IllegalStateException(not.reason());
        };
    }

    /** Committed texts of a topic so far, as {@code key=text}. */
    List<String> texts(Topic topic) {
        return committed(topic).stream()
                .map(found -> new String(found.key(), UTF_8) + "=" + (found.value() == null ? "" : text(found.value())))
                .toList();
    }

    List<String> awaitTexts(Topic topic, Predicate<List<String>> condition) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> texts(topic), condition);
    }

    List<ConsumerRecord<byte[], byte[]>> awaitRecords(Topic topic, int number) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> committed(topic), found -> found.size() >= number);
    }

    /** Everything committed so far; an open transaction is waited for. */
    static List<ConsumerRecord<byte[], byte[]>> committed(Topic topic) {
        return read(topic, "read_committed");
    }

    /** Everything ever written, aborted transactions included. */
    static List<ConsumerRecord<byte[], byte[]>> written(Topic topic) {
        return read(topic, "read_uncommitted");
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(Topic topic, String isolation) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "isolation.level",
                isolation,
                "enable.auto.commit",
                false);
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
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

    static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", TestKafka.bootstrapServers());
    }

    static Topic topic(String name, int partitions, boolean avro) {
        return topic(name, new Topic.Log(Duration.ofDays(1)), partitions, avro);
    }

    private static Topic topic(String name, Topic.Kind kind, int partitions, boolean avro) {
        return new Topic(
                TestKafka.newTopic(name, partitions),
                "key",
                kind,
                partitions,
                "test",
                List.of("test"),
                avro ? Optional.of(IdentityClaim.SCHEMA$) : Optional.empty(),
                "for a test");
    }
}
