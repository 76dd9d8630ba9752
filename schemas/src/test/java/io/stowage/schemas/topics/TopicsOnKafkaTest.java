package io.stowage.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.embedded.TestKafka;
import io.stowage.schemas.topics.TopicsOnKafka.Applied;
import io.stowage.schemas.topics.TopicsOnKafka.Changed;
import io.stowage.schemas.topics.TopicsOnKafka.Correction;
import io.stowage.schemas.topics.TopicsOnKafka.Created;
import io.stowage.schemas.topics.TopicsOnKafka.Differs;
import io.stowage.schemas.topics.TopicsOnKafka.Outcome;
import io.stowage.schemas.topics.TopicsOnKafka.Unchanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsOnKafkaTest {

    private static final Topic.Kind A_WEEK = new Topic.Log(Duration.ofDays(7));
    private static final Topic.Kind COMPACTED = new Topic.Compacted(Duration.ofDays(2));

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
    private final String name = "topic-" + UUID.randomUUID();

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void createsTheWholeCatalogueOnce() {
        assertThat(TopicsOnKafka.apply(admin, TopicCatalogue.all()))
                .extracting(Applied::topic)
                .isEqualTo(TopicCatalogue.all());
        assertThat(TopicsOnKafka.apply(admin, TopicCatalogue.all()))
                .extracting(Applied::outcome)
                .containsOnly(new Unchanged());
    }

    @Test
    void createsWithTheSettingsOfEachKind() throws Exception {
        assertThat(apply(COMPACTED, 3)).isEqualTo(new Created());
        assertSetting("cleanup.policy", "compact");
        assertSetting("delete.retention.ms", "172800000");
        assertThat(admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name)
                        .partitions())
                .hasSize(3);
    }

    @Test
    void keepsALedgerForGood() throws Exception {
        assertThat(apply(new Topic.Ledger(), 1)).isEqualTo(new Created());
        assertSetting("retention.ms", "-1");
        assertSetting("retention.bytes", "-1");
    }

    @Test
    void deadLettersTakeMoreThanTheirOriginals() throws Exception {
        apply(A_WEEK, 1);
        assertSetting("max.message.bytes", "1048588");

        assertThat(apply(new Topic.DeadLetters(Duration.ofDays(7)), 1))
                .isEqualTo(new Changed(List.of(new Correction("max.message.bytes", "1048588", "4194352"))));
        assertSetting("max.message.bytes", "4194352");
    }

    @Test
    void topicMayTakeMoreThanOthersOfItsKind() throws Exception {
        Topic usual = new Topic(name, "key", A_WEEK, 1, "test", List.of("test"), Optional.empty(), "Of one test.");
        TopicsOnKafka.apply(admin, List.of(usual.withLargestBatch(16)));

        assertSetting("max.message.bytes", "16777408");
    }

    @Test
    void everyTopicOfDeadLettersIsOfTheirKind() {
        assertThat(TopicCatalogue.all())
                .filteredOn(topic -> topic.name().startsWith("stowage.dead-letters."))
                .isNotEmpty()
                .allMatch(topic -> topic.kind() instanceof Topic.DeadLetters);
    }

    @Test
    void correctsRetentionAndNamesTheSettingBeforeAndAfter() throws Exception {
        apply(A_WEEK, 1);

        assertThat(apply(new Topic.Log(Duration.ofDays(8)), 1))
                .isEqualTo(new Changed(List.of(new Correction("retention.ms", "604800000", "691200000"))));
        assertSetting("retention.ms", "691200000");
    }

    @Test
    void correctsCompaction() throws Exception {
        apply(A_WEEK, 1);

        assertThat(apply(COMPACTED, 1)).isInstanceOf(Changed.class);
        assertSetting("cleanup.policy", "compact");
        assertThat(apply(COMPACTED, 1)).isEqualTo(new Unchanged());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void reportsAnotherNumberOfPartitionsAndLeavesIt(int actual) throws Exception {
        apply(A_WEEK, actual);

        assertThat(apply(A_WEEK, 3)).isEqualTo(new Differs(3, actual, List.of()));
        assertThat(admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name)
                        .partitions())
                .hasSize(actual);
    }

    /** The broker answers from what it has heard of the controller so far. */
    private void assertSetting(String setting, String value) {
        await().untilAsserted(() -> assertThat(setting(setting)).isEqualTo(value));
    }

    private Outcome apply(Topic.Kind kind, int partitions) {
        Topic topic =
                new Topic(name, "key", kind, partitions, "test", List.of("test"), Optional.empty(), "Of one test.");
        return TopicsOnKafka.apply(admin, List.of(topic)).getFirst().outcome();
    }

    private String setting(String setting) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(setting)
                .value();
    }
}
