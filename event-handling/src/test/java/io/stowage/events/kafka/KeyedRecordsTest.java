package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.stowage.contracts.IdentityClaim;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.DeadLetter;
import io.stowage.events.Evidence;
import io.stowage.events.KeyedStream;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outage;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.topics.Topic;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedRecordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    /** In milliseconds it has room in a long, in microseconds it has none. */
    private static final String BEYOND_THE_WIRE = "+300000-01-01T00:00:00Z";

    private static final int PARTITIONS = 12;
    private static final String KEY = "sub-1";
    private static final int HOME = Keys.home(KEY.getBytes(UTF_8), PARTITIONS);

    private static TestStream topics;

    private final Memory memory = new Memory();
    private KeyedRecords<?> records;

    @BeforeAll
    static void topics() {
        topics = new TestStream(1);
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @BeforeEach
    void restored() {
        memory.assign(HOME, new RememberedPartition());
        topics.handler.calls.clear();
        topics.handler.stepIn = (key, text) -> Optional.empty();
        topics.handler.emissionKey = Optional.empty();
        topics.handler.againAt = Instant.EPOCH;
        topics.handler.evidence = List.of();
        records = new KeyedRecords<>(
                topics.stream(),
                new RecordFormat(AvroSerde.configured(), TestRegistry.url()),
                memory,
                RecordTraces.none(),
                PARTITIONS,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void eachRecordFindsWhatTheOneBeforeLeft() {
        KeyedRecords.Handled handled = handle(event(0, "1"), event(1, "2"), event(2, "forget"), event(3, "3"));

        assertThat(sentTo(topics.emissions.name(), handled)).containsExactly("1", "1,2", "forgotten", "3");
        assertThat(sentTo(topics.memory.name(), handled)).containsExactly("1", "1,2", null, "3");
        assertThat(remembered(handled)).isEqualTo("3");
    }

    @Test
    void memoryOfEarlierBatchesIsFound() {
        memory.stage(HOME, KEY, handle(event(0, "1")).memory());
        memory.settle(List.of(HOME));

        assertThat(remembered(handle(event(1, "2")))).isEqualTo("1,2");
    }

    @Test
    void emissionsTellWhereTheyComeFrom() {
        ConsumerRecord<byte[], byte[]> event = event(0, "1");
        event.headers().add("traceparent", "00-aa-bb-01".getBytes(UTF_8));

        ProducerRecord<byte[], byte[]> emission = handle(event).outputs().stream()
                .filter(sent -> sent.topic().equals(topics.emissions.name()))
                .findFirst()
                .orElseThrow();

        assertThat(emission.key()).asString().isEqualTo(KEY);
        assertThat(header(emission.headers(), "ce_id")).isEqualTo("id of 1");
        assertThat(header(emission.headers(), "ce_source")).isEqualTo("/stowage/test");
        assertThat(header(emission.headers(), "ce_type")).isEqualTo("io.stowage.test");
        assertThat(header(emission.headers(), "ce_subject")).isEqualTo(KEY);
        assertThat(header(emission.headers(), "traceparent")).isEqualTo("00-aa-bb-01");
    }

    @Test
    void emissionMayHaveAKeyOfItsOwn() {
        topics.handler.emissionKey = Optional.of("another key");

        assertThat(handle(event(0, "1")).outputs())
                .filteredOn(sent -> sent.topic().equals(topics.emissions.name()))
                .singleElement()
                .satisfies(sent -> assertThat(sent.key()).asString().isEqualTo("another key"));
    }

    @Test
    void keyThatWasRemovedFromACompactedInputIsNoDeadLetter() {
        Topic input = topics.events;
        KeyedStream<IdentityClaim> stream = topics.stream();
        Topic compacted = new Topic(
                input.name(),
                "key",
                new Topic.Compacted(Duration.ofDays(1)),
                PARTITIONS,
                "test",
                List.of("test"),
                input.schema(),
                "for a test");
        records = new KeyedRecords<>(
                new KeyedStream<>(
                        stream.service(),
                        compacted,
                        IdentityClaim.class,
                        stream.memory(),
                        stream.memoryType(),
                        stream.wakeUps(),
                        stream.deadLetters(),
                        topics.handler),
                new RecordFormat(AvroSerde.configured(), TestRegistry.url()),
                memory,
                RecordTraces.none(),
                PARTITIONS,
                Clock.fixed(NOW, ZoneOffset.UTC));

        KeyedRecords.Handled handled = handle(event(0, "1"), found(compacted.name(), HOME, 1, KEY, null));

        assertThat(deadLetters(handled)).isEmpty();
        assertThat(topics.handler.calls).containsExactly(KEY + ":1", KEY + " removed");
        assertThat(sentTo(topics.memory.name(), handled)).containsExactly("1", null);
    }

    @Test
    void unreadableRecordIsPutAsideAndTheRestGoesOn() {
        ConsumerRecord<byte[], byte[]> poison = found(topics.events.name(), HOME, 1, KEY, "no avro".getBytes(UTF_8));
        poison.headers().add("ce_id", "order-7".getBytes(UTF_8));
        poison.headers().add(DeadLetterHeaders.REASON, "of an earlier time".getBytes(UTF_8));

        KeyedRecords.Handled handled =
                handle(event(0, "1"), poison, found(topics.events.name(), HOME, 2, KEY, null), event(3, "2"));

        assertThat(remembered(handled)).isEqualTo("1,2");
        List<ProducerRecord<byte[], byte[]>> dead = deadLetters(handled);
        assertThat(dead).hasSize(2);
        assertThat(dead.getFirst().key()).isEqualTo(poison.key());
        assertThat(dead.getFirst().value()).isEqualTo(poison.value());
        assertThat(dead.getLast().value()).isNull();
        Headers headers = dead.getFirst().headers();
        assertThat(header(headers, "ce_id")).isEqualTo("order-7");
        assertThat(headers.headers(DeadLetterHeaders.REASON)).hasSize(1);
        assertThat(header(headers, DeadLetterHeaders.REASON)).isNotEqualTo("of an earlier time");
        assertThat(header(headers, DeadLetterHeaders.REASON_CLASS)).isEqualTo("unreadable");
        assertThat(header(headers, DeadLetterHeaders.SERVICE)).isEqualTo("test");
        assertThat(header(headers, DeadLetterHeaders.TOPIC)).isEqualTo(topics.events.name());
        assertThat(header(headers, DeadLetterHeaders.PARTITION)).isEqualTo(Integer.toString(HOME));
        assertThat(header(headers, DeadLetterHeaders.OFFSET)).isEqualTo("1");
        assertThat(header(headers, DeadLetterHeaders.TIMESTAMP)).isEqualTo("1970-01-01T00:00:00.007Z");
        assertThat(header(headers, DeadLetterHeaders.ATTEMPTS)).isEqualTo("1");
        assertThat(header(headers, DeadLetterHeaders.FIRST_FAILURE)).isEqualTo(NOW.toString());
        assertThat(header(headers, DeadLetterHeaders.LAST_FAILURE)).isEqualTo(NOW.toString());
        assertThat(headers.lastHeader(DeadLetterHeaders.GATEWAY_REQUEST_ID)).isNull();
    }

    @Test
    void faultOfTheHandlerIsPutAsideAndTheRestGoesOn() {
        topics.handler.stepIn = (key, text) -> {
            if (text.equals("2")) {
                throw new IllegalStateException("a fault of ours");
            }
            return Optional.empty();
        };

        KeyedRecords.Handled handled = handle(event(0, "1"), event(1, "2"), event(2, "3"));

        assertThat(remembered(handled)).isEqualTo("1,3");
        assertThat(deadLetters(handled)).singleElement().satisfies(dead -> {
            assertThat(topics.text(dead.value())).isEqualTo("2");
            assertThat(header(dead.headers(), DeadLetterHeaders.REASON_CLASS)).isEqualTo("internal-error");
        });
    }

    @Test
    void nothingOfARecordCountsWhoseOutcomeCannotBeWritten() {
        KeyedRecords.Handled handled = handle(event(0, "1"), event(1, "wake@" + BEYOND_THE_WIRE), event(2, "2"));

        assertThat(remembered(handled)).isEqualTo("1,2");
        assertThat(sentTo(topics.emissions.name(), handled)).containsExactly("1", "1,2");
        assertThat(deadLetters(handled))
                .singleElement()
                .satisfies(dead -> assertThat(header(dead.headers(), DeadLetterHeaders.REASON_CLASS))
                        .isEqualTo("internal-error"));
    }

    @Test
    void outageIsPassedOn() {
        topics.handler.stepIn = (key, text) -> {
            throw new Outage("away", new IllegalStateException());
        };

        assertThatExceptionOfType(Outage.class).isThrownBy(() -> handle(event(0, "1")));
    }

    @Test
    void recordWithoutAKeyIsPutAside() {
        KeyedRecords.Handled handled =
                records.handle(3, null, List.of(found(topics.events.name(), 3, 0, null, topics.bytes("1"))));

        assertThat(deadLetters(handled)).singleElement().satisfies(dead -> {
            assertThat(dead.key()).isNull();
            assertThat(header(dead.headers(), DeadLetterHeaders.REASON_CLASS)).isEqualTo("no-key");
        });
        assertThat(topics.handler.calls).isEmpty();
    }

    @Test
    void misplacedRecordIsSentHomeOnceAsItIs() {
        int elsewhere = (HOME + 1) % PARTITIONS;
        ConsumerRecord<byte[], byte[]> misplaced = found(topics.events.name(), elsewhere, 5, KEY, topics.bytes("1"));
        misplaced.headers().add("ce_id", "order-7".getBytes(UTF_8));

        KeyedRecords.Handled handled = records.handle(elsewhere, KEY, List.of(misplaced));

        assertThat(topics.handler.calls).isEmpty();
        assertThat(handled.outputs()).singleElement().satisfies(home -> {
            assertThat(home.topic()).isEqualTo(topics.events.name());
            assertThat(home.partition()).isEqualTo(HOME);
            assertThat(home.timestamp()).isEqualTo(misplaced.timestamp());
            assertThat(home.value()).isEqualTo(misplaced.value());
            assertThat(header(home.headers(), "ce_id")).isEqualTo("order-7");
        });

        ConsumerRecord<byte[], byte[]> again = found(topics.events.name(), elsewhere, 6, KEY, topics.bytes("1"));
        handled.outputs().getFirst().headers().forEach(again.headers()::add);
        assertThat(deadLetters(records.handle(elsewhere, KEY, List.of(again))))
                .singleElement()
                .satisfies(dead -> assertThat(header(dead.headers(), DeadLetterHeaders.REASON_CLASS))
                        .isEqualTo("misplaced"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T11:59:59Z, true",
        "2026-03-01T12:00:00Z, true",
        "2026-03-01T12:00:01Z, false",
    })
    void wakeUpFindsOnlyWhatIsDue(Instant wakeAt, boolean wakes) {
        handle(event(0, "wake@" + wakeAt), wakeUp(0));

        assertThat(topics.handler.calls.contains(KEY + " wakes")).isEqualTo(wakes);
    }

    @Test
    void wakeUpThatAnEventHasOvertakenFindsNothing() {
        handle(event(0, "wake@" + NOW), event(1, "forget"), wakeUp(0));
        handle(event(0, "wake@" + NOW), event(1, "2"), wakeUp(1));

        assertThat(topics.handler.calls).doesNotContain(KEY + " wakes");
    }

    @Test
    void keyWokenTwiceIsLookedAtOnce() {
        handle(event(0, "wake@" + NOW), wakeUp(0), wakeUp(1));

        assertThat(topics.handler.calls).containsOnlyOnce(KEY + " wakes");
    }

    @Test
    void outcomeThatAsksForItIsFollowedByOneWakeUpInTheSameTransaction() {
        KeyedRecords.Handled handled = handle(event(0, "again@2"), wakeUp(0), event(1, "again@3"), wakeUp(1));

        assertThat(handled.outputs())
                .filteredOn(sent -> sent.topic().equals(topics.wakeUps.name()))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.partition()).isEqualTo(HOME);
                    assertThat(sent.key()).asString().isEqualTo(KEY);
                    assertThat(sent.value()).asString().isEqualTo(NOW.toString());
                });
        assertThat(topics.handler.calls)
                .as("wake-ups of the batch that the new one replaces")
                .doesNotContain(KEY + " wakes");
    }

    @Test
    void wakeUpThatAsksForAnotherReplacesThoseThatCameWithIt() {
        memory.stage(HOME, KEY, handle(event(0, "again@3")).memory());
        memory.settle(List.of(HOME));

        KeyedRecords.Handled handled = handle(wakeUp(0), wakeUp(1), wakeUp(2));

        assertThat(remembered(handled)).isEqualTo("again@2");
        assertThat(topics.handler.calls).containsOnlyOnce(KEY + " wakes");
        assertThat(handled.outputs())
                .filteredOn(sent -> sent.topic().equals(topics.wakeUps.name()))
                .hasSize(1);
    }

    @Test
    void keyIsLookedAtAgainOnlyIfItIsDue() {
        topics.handler.againAt = NOW.plusSeconds(1);
        memory.stage(HOME, KEY, handle(event(0, "again@3")).memory());
        memory.settle(List.of(HOME));

        handle(wakeUp(0));

        assertThat(topics.handler.calls).doesNotContain(KEY + " wakes");
    }

    @Test
    void keyIsNotWokenAgainByAnOutcomeThatCannotBeWritten() {
        topics.handler.againAt = Instant.parse(BEYOND_THE_WIRE);

        KeyedRecords.Handled handled = handle(event(0, "again@1"));

        assertThat(deadLetters(handled)).hasSize(1);
        assertThat(handled.outputs()).noneMatch(sent -> sent.topic().equals(topics.wakeUps.name()));
    }

    @Test
    void evidenceFromOutsideOfKafkaIsPutAsideWithItsContentAndNamesNoTopic() {
        DeadLetter why = new DeadLetter(
                "statistics", "no JSON", Optional.of("request-7"), 3, NOW.minusSeconds(9), NOW.minusSeconds(1));
        topics.handler.evidence = List.of(
                new Evidence("west", "one".getBytes(UTF_8), URI.create("https://s3.west/?obj=one"), NOW, why),
                new Evidence("west", new byte[0], URI.create("https://s3.west/?obj=two"), NOW, why));
        ConsumerRecord<byte[], byte[]> event = event(0, "1");
        event.headers().add("ce_id", "order-7".getBytes(UTF_8));
        event.headers().add("traceparent", "00-aa-bb-01".getBytes(UTF_8));

        KeyedRecords.Handled handled = handle(event);

        assertThat(remembered(handled)).isEqualTo("1");
        assertThat(deadLetters(handled)).hasSize(2);
        ProducerRecord<byte[], byte[]> dead = deadLetters(handled).getFirst();
        assertThat(dead.key()).asString().isEqualTo("west");
        assertThat(dead.value()).asString().isEqualTo("one");
        assertThat(texts(dead.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry(DeadLetterHeaders.SERVICE, "test"),
                        entry(DeadLetterHeaders.ORIGIN, "https://s3.west/?obj=one"),
                        entry(DeadLetterHeaders.TIMESTAMP, NOW.toString()),
                        entry(DeadLetterHeaders.REASON_CLASS, "statistics"),
                        entry(DeadLetterHeaders.REASON, "no JSON"),
                        entry(DeadLetterHeaders.GATEWAY_REQUEST_ID, "request-7"),
                        entry(DeadLetterHeaders.ATTEMPTS, "3"),
                        entry(DeadLetterHeaders.FIRST_FAILURE, "2026-03-01T11:59:51Z"),
                        entry(DeadLetterHeaders.LAST_FAILURE, "2026-03-01T11:59:59Z"),
                        entry("traceparent", "00-aa-bb-01")));
        assertThat(deadLetters(handled).getLast().value()).isEmpty();
    }

    @Test
    void evidenceIsNotPutAsideByAnOutcomeThatCannotBeWritten() {
        topics.handler.evidence = List.of(evidence("x".getBytes(UTF_8)));

        assertThat(deadLetters(handle(event(0, "wake@" + BEYOND_THE_WIRE))))
                .singleElement()
                .satisfies(dead -> assertThat(header(dead.headers(), DeadLetterHeaders.ORIGIN))
                        .isNull());
    }

    @Test
    void evidenceThatIsTooLargeIsCutAndSaysSo() {
        byte[] tooLarge = new byte[topics.deadLetters.largestBatch() + 1];
        Arrays.fill(tooLarge, (byte) 'x');
        topics.handler.evidence = List.of(evidence(tooLarge));

        ProducerRecord<byte[], byte[]> dead = deadLetters(handle(event(0, "1"))).getFirst();

        assertThat(header(dead.headers(), DeadLetterHeaders.FULL_SIZE)).isEqualTo(Integer.toString(tooLarge.length));
        assertThat(dead.value())
                .hasSizeBetween(topics.deadLetters.largestBatch() - 1_000, topics.deadLetters.largestBatch() - 100);
        assertThat(Arrays.mismatch(dead.value(), tooLarge)).isEqualTo(dead.value().length);
    }

    private static Evidence evidence(byte[] content) {
        return new Evidence(
                "west", content, URI.create("https://s3.west/?obj=one"), NOW, DeadLetter.refused("kind", "why", NOW));
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new HashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }

    @SafeVarargs
    private final KeyedRecords.Handled handle(ConsumerRecord<byte[], byte[]>... batch) {
        return records.handle(HOME, KEY, Arrays.asList(batch));
    }

    private static ConsumerRecord<byte[], byte[]> event(long offset, String text) {
        return found(topics.events.name(), HOME, offset, KEY, topics.bytes(text));
    }

    private static ConsumerRecord<byte[], byte[]> wakeUp(long offset) {
        return found(topics.wakeUps.name(), HOME, offset, KEY, NOW.toString().getBytes(UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> found(
            String topic, int partition, long offset, String key, byte[] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                7,
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private List<String> sentTo(String topic, KeyedRecords.Handled handled) {
        List<String> texts = new ArrayList<>();
        handled.outputs().stream()
                .filter(sent -> sent.topic().equals(topic))
                .forEach(sent -> texts.add(sent.value() == null ? null : topics.text(sent.value())));
        return texts;
    }

    private static List<ProducerRecord<byte[], byte[]>> deadLetters(KeyedRecords.Handled handled) {
        return handled.outputs().stream()
                .filter(sent -> sent.topic().equals(topics.deadLetters.name()))
                .toList();
    }

    private static String remembered(KeyedRecords.Handled handled) {
        return handled.memory() instanceof MemoryChange.Remember<Remembered> remember
                ? topics.text(remember.memory().value())
                : null;
    }

    private static String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
