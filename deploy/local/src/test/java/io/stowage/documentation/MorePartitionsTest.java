package io.stowage.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stowage.architecture.JavaSources;
import io.stowage.embedded.TestKafka;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of 'More partitions' does what the page says of it. */
class MorePartitionsTest {

    private static final int BEFORE = 3;
    private static final int AFTER = 8;
    private static final List<String> KEYS =
            IntStream.range(0, 40).mapToObj(i -> "sub-" + i).toList();

    private final Map<String, Object> client = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
    private final String topic = TestKafka.newTopic("memory", BEFORE);
    private Path directory;

    @BeforeEach
    void compileProgram(@TempDir Path directory) throws Exception {
        this.directory = directory;
        Files.writeString(
                directory.resolve("MoveMemory.java"), Page.named("topics.md").program("MoveMemory.java"));
        JavaSources.compile(directory);
        Files.writeString(directory.resolve("client.properties"), "bootstrap.servers=" + TestKafka.bootstrapServers());
    }

    @Test
    void movesEveryKeyWithItsHeadersAndLeavesNothingBehind() throws Exception {
        for (String key : KEYS) {
            write(home(key, BEFORE), key, "old");
            write(home(key, BEFORE), key, "state of " + key);
        }
        write(home("gone", BEFORE), "gone", "state");
        write(home("gone", BEFORE), "gone", null);
        grow();

        moveMemory();

        Map<String, ConsumerRecord<String, String>> found = onlyPlaces();
        assertThat(found).containsOnlyKeys(KEYS);
        found.forEach((key, record) -> {
            assertThat(record.partition()).isEqualTo(home(key, AFTER));
            assertThat(record.value()).isEqualTo("state of " + key);
            assertThat(record.headers().lastHeader("stowage_wake_at").value()).isEqualTo(wakeAt(key));
        });
    }

    @Test
    void mayBeRunAgain() throws Exception {
        KEYS.forEach(key -> write(home(key, BEFORE), key, "state"));
        grow();
        moveMemory();
        int records = all().size();

        moveMemory();

        assertThat(all().size()).isEqualTo(records);
    }

    @Test
    void movesNothingWhenAKeyLiesInTwoPlaces() throws Exception {
        KEYS.forEach(key -> write(home(key, BEFORE), key, "state"));
        write((home("sub-1", BEFORE) + 1) % BEFORE, "sub-1", "another state");
        grow();
        int records = all().size();

        assertThatThrownBy(this::moveMemory)
                .hasMessageContaining("sub-1 lies in")
                .hasMessageContaining("nothing was moved");

        assertThat(all().size()).isEqualTo(records);
    }

    private void moveMemory() throws Exception {
        try (URLClassLoader program = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            program.loadClass("MoveMemory").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {directory.resolve("client.properties").toString(), topic});
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void write(int partition, String key, String value) {
        ProducerRecord<String, String> memory = new ProducerRecord<>(topic, partition, key, value);
        memory.headers().add("stowage_wake_at", wakeAt(key));
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(memory);
        }
    }

    /** Bytes that are no text. */
    private static byte[] wakeAt(String key) {
        return new byte[] {0, (byte) 0xff, (byte) key.hashCode()};
    }

    private void grow() throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(AFTER)))
                    .all()
                    .get();
            await().until(() -> admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions()
                            .size()
                    == AFTER);
        }
    }

    /** Latest record of each key that has a value; fails where a key has several. */
    private Map<String, ConsumerRecord<String, String>> onlyPlaces() {
        Map<String, ConsumerRecord<String, String>> latest = new HashMap<>();
        all().forEach(record -> latest.put(record.partition() + " " + record.key(), record));
        Map<String, ConsumerRecord<String, String>> places = new TreeMap<>();
        latest.values().stream()
                .filter(record -> record.value() != null)
                .forEach(record -> assertThat(places.put(record.key(), record)).isNull());
        return places;
    }

    /** What is committed, up to the end of the log: a transaction that is just being committed is waited for. */
    private List<ConsumerRecord<String, String>> all() {
        List<TopicPartition> partitions = IntStream.range(0, AFTER)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        Map<TopicPartition, Long> ends;
        try (var consumer = consumer("read_uncommitted")) {
            ends = consumer.endOffsets(partitions);
        }
        try (var consumer = consumer("read_committed")) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private KafkaConsumer<String, String> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", isolation);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static int home(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }
}
