package io.stowage.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.serde.CloudEventHeaders;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/asyncapi.yaml} says what the catalogue says. */
class AsyncApiTest {

    private final AsyncApi document = AsyncApi.of(Page.named("asyncapi.yaml").text());

    static Stream<Topic> topics() {
        return TopicCatalogue.all().stream();
    }

    static Stream<Topic> topicsWithContract() {
        return topics().filter(topic -> topic.schema().isPresent());
    }

    @Test
    void namesEveryTopicAndNoOther() {
        assertThat(document.addresses())
                .containsExactlyElementsOf(topics().map(Topic::name).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void saysWhoWritesAndWhoReads(Topic topic) {
        assertThat(document.parties(topic.name(), "send")).containsExactly(topic.writtenBy());
        assertThat(document.parties(topic.name(), "receive")).containsExactlyElementsOf(topic.readBy());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void saysHowATopicIsKeyedPartitionedAndKept(Topic topic) {
        assertThat(document.message(topic.name()).text("bindings", "kafka", "key", "description"))
                .isEqualTo(topic.key());
        assertThat(document.channel(topic.name()).text("bindings", "kafka", "partitions"))
                .isEqualTo(Integer.toString(topic.partitions()));
        assertThat(document.channel(topic.name()).map("bindings", "kafka", "topicConfiguration"))
                .isEqualTo(settings(topic));
    }

    @ParameterizedTest
    @MethodSource("topicsWithContract")
    void pointsToTheNewestContract(Topic topic) {
        Schema contract = topic.schema().orElseThrow();
        AsyncApi.Part message = document.message(topic.name());

        assertThat(message.text("name")).isEqualTo(contract.getName());
        assertThat(message.text("x-subject")).isEqualTo(topic.subject());
        assertThat(message.text("payload", "schema", "$ref")).isEqualTo("../" + CommittedContracts.newest(topic));
        assertThat(new Schema.Parser().parse(CommittedContracts.read(CommittedContracts.newest(topic))))
                .isEqualTo(contract);
    }

    @Test
    void givesNoContractWhereThereIsNone() {
        assertThat(topics().filter(topic -> topic.schema().isEmpty()))
                .allSatisfy(topic -> assertThat(document.message(topic.name()).map("payload"))
                        .doesNotContainKeys("schemaFormat", "schema"));
    }

    @Test
    void listsTheHeadersOfEvents() {
        AsyncApi.Part headers = document.part("components", "schemas", "eventHeaders");
        Map<String, byte[]> all = new CloudEventHeaders("id", "source", "type", Instant.EPOCH, "subject").asMap();
        Map<String, byte[]> least = new CloudEventHeaders("id", "source", "type", null, null).asMap();

        assertThat(headers.map("properties").keySet())
                .containsExactlyElementsOf(Stream.concat(all.keySet().stream(), Stream.of("traceparent"))
                        .toList());
        assertThat(headers.list("required")).containsExactlyInAnyOrderElementsOf(least.keySet());
    }

    @Test
    void listsTheHeadersOfDeadLetters() {
        List<String> names = Arrays.stream(DeadLetterHeaders.class.getFields())
                .map(AsyncApiTest::constant)
                .filter(name -> !name.equals(DeadLetterHeaders.PREFIX))
                .toList();

        AsyncApi.Part headers = document.part("components", "schemas", "deadLetterHeaders");
        assertThat(headers.map("properties")).containsOnlyKeys(names);
        List<String> ofRecords =
                List.of(DeadLetterHeaders.TOPIC, DeadLetterHeaders.PARTITION, DeadLetterHeaders.OFFSET);
        List<String> ofEvidence = List.of(DeadLetterHeaders.ORIGIN);
        List<String> sometimes = List.of(DeadLetterHeaders.FULL_SIZE, DeadLetterHeaders.GATEWAY_REQUEST_ID);
        assertThat(headers.list("required"))
                .containsExactlyElementsOf(names.stream()
                        .filter(name ->
                                Stream.of(ofRecords, ofEvidence, sometimes).noneMatch(some -> some.contains(name)))
                        .toList());
        assertThat(headers.list("oneOf"))
                .isEqualTo(List.of(Map.of("required", ofRecords), Map.of("required", ofEvidence)));
    }

    private static Map<String, Object> settings(Topic topic) {
        Map<String, Object> settings = new HashMap<>(
                switch (topic.kind()) {
                    case Topic.Log log -> keptFor(log.retention());
                    case Topic.DeadLetters deadLetters -> keptFor(deadLetters.retention());
                    case Topic.Ledger ledger ->
                        Map.of("cleanup.policy", List.of("delete"), "retention.ms", -1L, "retention.bytes", -1L);
                    case Topic.Compacted compacted ->
                        Map.of(
                                "cleanup.policy",
                                List.of("compact"),
                                "delete.retention.ms",
                                compacted.tombstoneRetention().toMillis());
                });
        settings.put("max.message.bytes", (long) topic.largestBatch());
        return settings;
    }

    private static Map<String, Object> keptFor(Duration retention) {
        return Map.of(
                "cleanup.policy", List.of("delete"), "retention.ms", retention.toMillis(), "retention.bytes", -1L);
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
