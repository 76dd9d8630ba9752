package io.stowage.usage.topology;

import static io.stowage.usage.topology.Examples.bucket;
import static io.stowage.usage.topology.Examples.counter;
import static io.stowage.usage.topology.Examples.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.StorageUsage;
import io.stowage.embedded.EmbeddedBroker;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Over a real broker of its own, because internal topics belong to the one application there is, and the real registry. */
class MeteringOverKafkaTest {

    private static final Instant START = Instant.parse("2026-11-20T00:10:00Z");
    private static final int USERS = 20;
    private static final int COUNTERS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static KafkaProducer<String, Object> producer;
    private static final RecordReader reader = new RecordReader();

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(Files.createDirectory(directory.resolve("kafka")), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicsOnKafka.apply(admin, TopicCatalogue.all());
        }
        SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.writtenBy("usage"));
        Map<String, Object> properties = new HashMap<>(AvroSerde.configured().producerProperties(TestRegistry.url()));
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("key.serializer", StringSerializer.class.getName());
        producer = new KafkaProducer<>(properties);
        reader.configure(AvroSerde.configured().consumerProperties(TestRegistry.url()), false);
    }

    @AfterAll
    static void stop() {
        producer.close();
        broker.close();
    }

    @Test
    void whoeverIsKilledEveryRecordCountsOnce() throws Exception {
        Path own = Files.createDirectory(directory.resolve("crash"));
        int hours = 0;
        for (int kills = 0; kills < 3; kills++) {
            MeteringProcess process = MeteringProcess.start(broker.bootstrapServers(), TestRegistry.url(), own);
            try {
                int before = committed(TopicCatalogue.USAGE_STORAGE).size();
                for (int burst = 0; burst < 4; burst++) {
                    produce("crash", hours++);
                }
                await().atMost(PATIENCE)
                        .failFast("it has ended by itself, see " + own, () -> !process.isAlive())
                        .until(() -> committed(TopicCatalogue.USAGE_STORAGE).size() > before);
                // It is in the middle of something now.
                for (int burst = 0; burst < 8; burst++) {
                    produce("crash", hours++);
                }
            } finally {
                process.kill();
            }
        }
        // What another machine finds has no state but Kafka's.
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        int all = hours;
        try (ConfigurableApplicationContext service = inProcess(elsewhere)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                Map<String, DailyUsage> days = days("crash");
                assertThat(days).hasSize(USERS * ((all + 23) / 24));
                assertThat(days.values().stream().mapToLong(DailyUsage::getPuts).sum())
                        .isEqualTo((long) USERS * COUNTERS * all);
                assertThat(days.values().stream()
                                .mapToLong(day -> day.getByteHours().longValueExact())
                                .sum())
                        .isEqualTo((long) USERS * (all - 1) * 100);
            });
        }
        List<StorageUsage> uses = storage("crash");
        assertThat(uses).hasSize(USERS * all);
        assertThat(uses.stream().map(StorageUsage::getRecordId)).doesNotHaveDuplicates();
        assertThat(uses.stream()
                        .mapToLong(use -> use.getByteHours().longValueExact())
                        .sum())
                .isEqualTo((long) USERS * (all - 1) * 100);
    }

    @Test
    void stopsWithinItsTimeAndIsSeen() throws Exception {
        Path own = Files.createDirectory(directory.resolve("stop"));
        ConfigurableApplicationContext service = inProcess(own);
        KafkaStreams streams = Objects.requireNonNull(
                service.getBean(StreamsBuilderFactoryBean.class).getKafkaStreams());
        await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
        produce("stop", 0);
        produce("stop", 1);
        await().atMost(PATIENCE).until(() -> days("stop").size() == USERS);

        assertThat(service.getBean(MeteringHealth.class).health().getStatus()).isEqualTo(Status.UP);
        Set<String> meters = new HashSet<>();
        service.getBean(MeterRegistry.class)
                .getMeters()
                .forEach(meter -> meters.add(meter.getId().getName()));
        assertThat(meters)
                .contains("stowage.usage.metered")
                .anyMatch(name -> name.startsWith("kafka.stream."))
                .anyMatch(name -> name.startsWith("kafka.consumer.fetch.manager.records.lag"));

        service.close();

        assertThat(streams.state()).isEqualTo(KafkaStreams.State.NOT_RUNNING);
    }

    private static ConfigurableApplicationContext inProcess(Path own) {
        return MeteringProcess.application()
                .run(MeteringProcess.arguments(broker.bootstrapServers(), TestRegistry.url(), own)
                        .toArray(String[]::new));
    }

    /** Each user stores 100 bytes and puts an object five times an hour. */
    private static void produce(String prefix, int hour) {
        Instant at = START.plus(Duration.ofHours(hour));
        for (int user = 0; user < USERS; user++) {
            String id = prefix + "-" + user;
            String key = Examples.GATEWAY + "/" + id;
            producer.send(new ProducerRecord<>(
                    TopicCatalogue.USAGE_READINGS.name(),
                    key,
                    reading(
                            id,
                            id,
                            at,
                            hour == 0 ? null : at.minus(Duration.ofHours(1)),
                            bucket("b", START.minus(Duration.ofDays(100)), 100, 100L * (2_400 + hour)))));
            for (int counter = 0; counter < COUNTERS; counter++) {
                producer.send(
                        new ProducerRecord<>(TopicCatalogue.USAGE_OPERATIONS.name(), key, counter(id, at, 1, 1_000)));
            }
        }
        producer.flush();
    }

    private static Map<String, DailyUsage> days(String prefix) {
        Map<String, DailyUsage> days = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : committed(TopicCatalogue.USAGE_DAILY)) {
            if (record.key().startsWith(prefix + "-")) {
                days.put(record.key(), (DailyUsage) read(record));
            }
        }
        return days;
    }

    private static List<StorageUsage> storage(String prefix) {
        return committed(TopicCatalogue.USAGE_STORAGE).stream()
                .filter(record -> record.key().startsWith(prefix + "-"))
                .map(record -> (StorageUsage) read(record))
                .toList();
    }

    private static Object read(ConsumerRecord<String, byte[]> record) {
        return Objects.requireNonNull(reader.deserialize(record.topic(), record.value()));
    }

    private static List<ConsumerRecord<String, byte[]>> committed(Topic topic) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
