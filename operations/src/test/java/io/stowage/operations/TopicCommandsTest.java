package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.PROVISIONING_DEAD_LETTERS;
import static io.stowage.schemas.topics.TopicCatalogue.PROVISIONING_WAKEUPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.embedded.EmbeddedBroker;
import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordSerializer;
import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCommandsTest {

    @TempDir
    Path directory;

    private final String key = Platform.unique("sub");

    @Test
    void printsARecordAsALineOfJson() {
        Platform.write(ACCOUNTS, key, Accounts.active(key, "order-1"));

        List<String> lines = read("stowage.accounts", "--key", key);

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("{\"topic\":\"stowage.accounts\",\"partition\":")
                .contains("\"offset\":", "\"timestamp\":\"20", "\"key\":\"" + key + "\",\"headers\":{}")
                .contains("\"value\":{\"subscriptionId\":\"" + key + "\",\"status\":\"ACTIVE\"");
    }

    @Test
    void printsARemovedKeyAndTextAndBytesThatAreNoRecord() {
        Platform.write(ACCOUNTS, key, null);
        Platform.write(ACCOUNTS, key, new byte[] {1, 2, 3});
        Platform.write(PROVISIONING_WAKEUPS, key, "2026-03-01T10:00:00Z".getBytes(UTF_8));

        assertThat(read("stowage.accounts", "--key", key))
                .satisfiesExactly(
                        removed -> assertThat(removed).endsWith("\"value\":null}"),
                        broken -> assertThat(broken).contains("\"unreadable\":\"", "\"valueBase64\":\"AQID\""));
        assertThat(read("stowage.provisioning.wakeups", "--key", key))
                .singleElement()
                .asString()
                .contains("\"value\":\"2026-03-01T10:00:00Z\"");
        Platform.write(ACCOUNTS, key, null);
    }

    @Test
    void printsADeadLetterWithItsReasonAndAsWhatItWas() {
        ProducerRecord<String, Object> letter =
                new ProducerRecord<>(PROVISIONING_DEAD_LETTERS.name(), key, bytesOf(Accounts.active(key, "order-1")));
        letter.headers().add(DeadLetterHeaders.TOPIC, ACCOUNTS.name().getBytes(UTF_8));
        letter.headers().add(DeadLetterHeaders.REASON, "no such plan".getBytes(UTF_8));
        Platform.write(letter);

        assertThat(read("stowage.dead-letters.provisioning", "--key", key))
                .singleElement()
                .asString()
                .contains("\"stowage_dead_letter_reason\":\"no such plan\"", "\"subscriptionId\":\"" + key + "\"");
    }

    @Test
    void stopsAfterTheAskedNumber() {
        for (int i = 0; i < 5; i++) {
            Platform.write(PROVISIONING_WAKEUPS, key, ("wake-" + i).getBytes(UTF_8));
        }

        assertThat(read("stowage.provisioning.wakeups", "--key", key, "--max", "2"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("wake-0"),
                        second -> assertThat(second).contains("wake-1"));
    }

    @Test
    void startsAtAnOffsetOrAtTheEnd() throws Exception {
        String topic = TestKafka.newTopic("read", 1);
        for (int i = 0; i < 4; i++) {
            Platform.write(new ProducerRecord<>(topic, "k", new byte[] {(byte) i}));
        }

        assertThat(read(topic, "--from", "3")).hasSize(1);
        assertThat(read(topic, "--from", "99")).isEmpty();
        assertThat(read(topic, "--from", "end")).isEmpty();
        assertThat(read(topic, "--from", "beginning")).hasSize(4);
    }

    @Test
    void followsNewRecords() throws Exception {
        String topic = TestKafka.newTopic("follow", 2);
        Platform.write(new ProducerRecord<>(topic, "before", new byte[] {0}));
        try (ExecutorService command = Executors.newSingleThreadExecutor()) {
            CompletableFuture<List<String>> following =
                    CompletableFuture.supplyAsync(() -> read(topic, "--follow", "--max", "3"), command);
            Platform.write(new ProducerRecord<>(topic, "one", new byte[] {1}));
            Platform.write(new ProducerRecord<>(topic, "two", new byte[] {2}));

            assertThat(following.join()).hasSize(3).anyMatch(line -> line.contains("\"key\":\"two\""));
        }
    }

    @Test
    void printsNothingOfAnAbortedTransaction() {
        String topic = TestKafka.newTopic("aborted", 1);
        Map<String, Object> properties = AvroSerde.configured().producerProperties(TestRegistry.url());
        properties.put("bootstrap.servers", TestKafka.bootstrapServers());
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.put("transactional.id", key);
        try (Producer<String, Object> producer = new KafkaProducer<>(properties)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "aborted", new byte[] {1}));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "committed", new byte[] {2}));
            producer.commitTransaction();
        }

        assertThat(read(topic)).singleElement().asString().contains("committed");
    }

    @Test
    void saysThatThereIsNoSuchTopic() {
        Platform.start();

        Run run = Run.on(directory, "topic", "read", "stowage.nonsense");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("there is no topic stowage.nonsense on Kafka", "stowage topics apply");
    }

    @Test
    void createsWhatIsMissingAndReportsWhatDiffers() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0)) {
            String[] where = {"--kafka", broker.bootstrapServers(), "--registry", TestRegistry.url()};
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.createTopics(List.of(
                                new NewTopic(TopicCatalogue.PLANS.name(), Optional.of(1), Optional.empty()),
                                new NewTopic(TopicCatalogue.ORDERS.name(), Optional.of(3), Optional.empty())))
                        .all()
                        .get();

                Run dryRun = topics(where, "apply", "--dry-run");
                assertThat(dryRun.out())
                        .containsPattern("stowage.accounts +created")
                        .containsPattern("stowage.plans +changed +.*cleanup.policy delete -> compact")
                        .containsPattern("stowage.orders +differs +3 partitions, not 12");
                assertThat(admin.listTopics().names().get()).hasSize(2);
            }

            Run applied = topics(where, "apply");
            assertThat(applied.status()).isEqualTo(1);
            assertThat(applied.out())
                    .containsPattern("stowage.plans +changed")
                    .containsPattern("stowage.accounts +created");
            assertThat(applied.err()).startsWith("another number of partitions than the catalogue's: stowage.orders;");

            assertThat(topics(where, "apply").out()).contains("unchanged").doesNotContain("created", "changed  ");
            assertThat(topics(where, "list").out())
                    .containsPattern("stowage.accounts +yes")
                    .doesNotContain(" no ");
        }
    }

    @Test
    void listsTheCatalogueAsJson() {
        Platform.start();

        assertThat(Run.on(directory, "topics", "list", "-o", "json").out())
                .contains("\"topic\" : \"stowage.orders\"", "\"exists\" : true", "\"keeps\" : \"newest of each key\"");
    }

    private Run topics(String[] where, String... words) {
        return Run.run(
                directory,
                Map.of(),
                "",
                Stream.of(new String[] {"topics"}, words, where)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    private List<String> read(String topic, String... options) {
        Platform.start();
        Run run = Run.on(
                directory,
                Stream.of(new String[] {"topic", "read", topic}, options)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run.out().lines().toList();
    }

    private static byte[] bytesOf(SpecificRecord record) {
        Map<String, Object> properties = AvroSerde.configured().producerProperties(TestRegistry.url());
        Platform.start();
        try (RecordSerializer serializer = new RecordSerializer()) {
            serializer.configure(properties, false);
            return serializer.serialize(ACCOUNTS.name(), record);
        }
    }
}
