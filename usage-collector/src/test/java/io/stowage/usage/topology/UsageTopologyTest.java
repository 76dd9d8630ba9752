package io.stowage.usage.topology;

import static io.stowage.usage.topology.Examples.bucket;
import static io.stowage.usage.topology.Examples.counter;
import static io.stowage.usage.topology.Examples.reading;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stowage.contracts.BucketUsage;
import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageReading;
import io.stowage.contracts.StorageUsage;
import io.stowage.contracts.UsageBasis;
import io.stowage.embedded.TestRegistry;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.CloudEventHeaders;
import io.stowage.schemas.serde.SchemaRegistration;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.usage.daily.History;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology as it is, with the real registry, and without a broker. */
class UsageTopologyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:30Z");
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final int HISTORY = 10;

    @TempDir
    Path state;

    private static final RecordSerdes serdes = new RecordSerdes(AvroSerde.configured(), TestRegistry.url());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<String, StorageReading> readings;
    private TestInputTopic<String, OperationsUsage> operations;
    private TestOutputTopic<String, StorageUsage> storage;
    private TestOutputTopic<String, DailyUsage> daily;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeAll
    static void register() {
        SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.writtenBy("usage"));
        SchemaRegistration.register(TestRegistry.url(), TopicCatalogue.internal());
    }

    @BeforeEach
    void start() {
        MeteringMetrics metrics = new MeteringMetrics(meters);
        driver = driver(serdes, metrics);
        readings = driver.createInputTopic(
                TopicCatalogue.USAGE_READINGS.name(),
                new StringSerializer(),
                serdes.of(TopicCatalogue.USAGE_READINGS, StorageReading.class).serializer());
        operations = driver.createInputTopic(
                TopicCatalogue.USAGE_OPERATIONS.name(),
                new StringSerializer(),
                serdes.of(TopicCatalogue.USAGE_OPERATIONS, OperationsUsage.class)
                        .serializer());
        storage = driver.createOutputTopic(
                TopicCatalogue.USAGE_STORAGE.name(),
                new StringDeserializer(),
                serdes.of(TopicCatalogue.USAGE_STORAGE, StorageUsage.class).deserializer());
        daily = driver.createOutputTopic(
                TopicCatalogue.USAGE_DAILY.name(),
                new StringDeserializer(),
                serdes.of(TopicCatalogue.USAGE_DAILY, DailyUsage.class).deserializer());
        deadLetters = driver.createOutputTopic(
                TopicCatalogue.USAGE_DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private TopologyTestDriver driver(RecordSerdes serdes, MeteringMetrics metrics) {
        StreamsBuilder builder = new StreamsBuilder();
        new UsageTopology(serdes, new History(HISTORY), TELL_EVERY, metrics).buildOn(builder);
        Properties properties = new Properties();
        properties.putAll(
                StreamsSettings.promises(new DeadLetters("usage", metrics, Clock.fixed(NOW, ZoneOffset.UTC))));
        properties.put("bootstrap.servers", "unused:1");
        properties.put("state.dir", state.toString());
        return new TopologyTestDriver(builder.build(properties), properties, NOW);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void readingsBecomeStorageUsage() {
        Headers trace = new RecordHeaders();
        trace.add("traceparent", "00-1-2-01".getBytes(UTF_8));
        readings.pipeInput("eu-1/u", reading("u", "sub-1", hour(0), null, bucket("b", hour(-900), 50, 1_000)));
        readings.pipeInput(new TestRecord<>(
                "eu-1/u", reading("u", "sub-1", hour(3), hour(0), bucket("b", hour(-900), 60, 1_150)), trace));

        StorageUsage first = storage.readValue();
        TestRecord<String, StorageUsage> second = storage.readRecord();
        assertThat(first.getByteHours()).isEqualByComparingTo("0");
        assertThat(first.getFrom()).isNull();
        assertThat(second.key()).isEqualTo("sub-1");
        assertThat(second.value().getByteHours()).isEqualByComparingTo("150");
        assertThat(second.value().getFrom()).isEqualTo(hour(0));
        assertThat(second.value().getUntil()).isEqualTo(hour(3));
        assertThat(second.value().getBytes()).isEqualTo(60);
        assertThat(second.value().getHourMaximumBytes()).isEqualTo(61);
        assertThat(second.value().getStorage()).isEqualTo(StorageMeasurement.EXACT_INTEGRAL);
        assertThat(second.value().getBuckets())
                .singleElement()
                .extracting(BucketUsage::getBasis)
                .isEqualTo(UsageBasis.CONTINUED);
        assertThat(text(second.headers(), "traceparent")).isEqualTo("00-1-2-01");
        assertThat(CloudEventHeaders.readFrom(second.headers()))
                .contains(new CloudEventHeaders(
                        second.value().getRecordId(), "/stowage/usage", "io.stowage.usage.storage", hour(3), "sub-1"));
    }

    @Test
    void idsAreOfTheReadingAndTellReadingsApart() {
        readings.pipeInput("k", reading("u", null, hour(0), null));
        readings.pipeInput("k", reading("u", null, hour(1), null));
        readings.pipeInput("k", reading("v", null, hour(1), null));

        List<StorageUsage> told = storage.readValuesToList();

        assertThat(told)
                .extracting(StorageUsage::getRecordId)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[0-9a-f]{32}"));
        assertThat(told.getFirst().getRecordId())
                .as("the same for ever: analytics remember it")
                .isEqualTo("2fc5b3d1df95cafcfd2076ae876efeb1");
    }

    @Test
    void aReadingThatComesAgainIsNotToldAgain() {
        StorageReading once = reading("u", "sub-1", hour(0), null, bucket("b", hour(-1), 50, 1_000));
        readings.pipeInput("eu-1/u", once);
        readings.pipeInput("eu-1/u", once);

        assertThat(storage.readValuesToList()).hasSize(1);
        assertThat(count("stowage.usage.readings.not-newer")).isEqualTo(1);
    }

    @Test
    void usersOfNoSubscriptionHaveStorageUsageAndNoDays() {
        readings.pipeInput("eu-1/", reading("", null, hour(0), null, bucket("b", hour(-1), 50, 1_000)));
        operations.pipeInput("eu-1/", counter(null, hour(0), 1, 1));
        tell();

        assertThat(storage.readRecord().key()).isEqualTo("eu-1/");
        assertThat(daily.isEmpty()).isTrue();
    }

    @Test
    void countersAndSizesOfADayAddUp() {
        readings.pipeInput("eu-1/u", reading("u", "sub-1", hour(0), null, bucket("b", hour(-900), 50, 1_000)));
        readings.pipeInput("eu-1/u", reading("u", "sub-1", hour(2), hour(0), bucket("b", hour(-900), 60, 1_100)));
        operations.pipeInput("eu-1/u", counter("sub-1", hour(0), 3, 1_000));
        operations.pipeInput("eu-1/u", counter("sub-1", hour(1), 4, 2_000));
        tell();

        TestRecord<String, DailyUsage> told = daily.readRecord();
        assertThat(told.key()).isEqualTo("sub-1/2026-11-21");
        assertThat(told.value().getSubscriptionId()).isEqualTo("sub-1");
        assertThat(told.value().getDay()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(told.value().getGatewayId()).isEqualTo("eu-1");
        assertThat(told.value().getPuts()).isEqualTo(7);
        assertThat(told.value().getUploadedBytes()).isEqualTo(3_000);
        assertThat(told.value().getByteHours()).isEqualByComparingTo("100");
        assertThat(told.value().getMeasuredSeconds()).isEqualTo(7_200);
        assertThat(told.value().getAverageBytes()).isEqualTo(50);
        assertThat(told.value().getMaximumBytes()).isEqualTo(61);
        assertThat(told.value().getStorage()).isEqualTo(StorageMeasurement.EXACT_INTEGRAL);
        assertThat(told.value().getUpdatedAt()).isEqualTo(hour(2));
        assertThat(CloudEventHeaders.readFrom(told.headers()))
                .contains(new CloudEventHeaders(
                        "sub-1/2026-11-21@4", "/stowage/usage", "io.stowage.usage.daily", hour(2), "sub-1"));
        assertThat(daily.isEmpty()).as("told once").isTrue();
    }

    @Test
    void lateRecordsAndCorrectionsChangeTheirDay() {
        operations.pipeInput("eu-1/u", counter("sub-1", hour(0), 5, 100));
        operations.pipeInput("eu-1/u", counter("sub-1", hour(-48), 3, 10));
        tell();
        assertThat(daily.readKeyValuesToList())
                .extracting(told -> told.key + " " + told.value.getPuts())
                .containsExactly("sub-1/2026-11-19 3", "sub-1/2026-11-21 5");

        operations.pipeInput("eu-1/u", counter("sub-1", hour(-48), -1, -10));
        tell();
        tell();

        assertThat(daily.readKeyValuesToList())
                .extracting(told -> told.key + " " + told.value.getPuts())
                .containsExactly("sub-1/2026-11-19 2");
    }

    @Test
    void daysBeyondTheHistoryAreRemovedHereAndOnTheTopic() {
        operations.pipeInput("eu-1/u", counter("sub-1", hour(-24 * HISTORY), 5, 100));
        operations.pipeInput("eu-1/u", counter("sub-2", hour(0), 5, 100));
        tell();
        assertThat(daily.readKeyValuesToList()).hasSize(2);

        driver.advanceWallClockTime(Duration.ofDays(1));

        assertThat(daily.readKeyValuesToList()).singleElement().satisfies(removed -> {
            assertThat(removed.key).isEqualTo("sub-1/2026-11-11");
            assertThat(removed.value).isNull();
        });
        assertThat(driver.getKeyValueStore(DailyProcessor.DAYS).get("2026-11-11/sub-1"))
                .isNull();
        assertThat(driver.getKeyValueStore(DailyProcessor.DAYS).get("2026-11-21/sub-2"))
                .isNotNull();
    }

    @Test
    void whatIsTooLateForTheHistoryIsCounted() {
        operations.pipeInput("eu-1/u", counter("sub-1", hour(-24 * (HISTORY + 1)), 5, 100));
        tell();

        assertThat(daily.isEmpty()).isTrue();
        assertThat(count("stowage.usage.daily.too-late")).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeReadGoesToTheDeadLettersAndTheOthersGoOn() {
        TestInputTopic<String, byte[]> raw = driver.createInputTopic(
                TopicCatalogue.USAGE_READINGS.name(), new StringSerializer(), new ByteArraySerializer());
        Headers headers = new RecordHeaders();
        headers.add("origin", "elsewhere".getBytes(UTF_8));
        raw.pipeInput(new TestRecord<>("eu-1/u", "nonsense".getBytes(UTF_8), headers, hour(5)));
        readings.pipeInput("eu-1/u", reading("u", "sub-1", hour(0), null));

        TestRecord<byte[], byte[]> put = deadLetters.readRecord();
        assertThat(new String(put.key(), UTF_8)).isEqualTo("eu-1/u");
        assertThat(new String(put.value(), UTF_8)).isEqualTo("nonsense");
        assertThat(text(put.headers(), "origin")).isEqualTo("elsewhere");
        assertThat(text(put.headers(), DeadLetterHeaders.SERVICE)).isEqualTo("usage");
        assertThat(text(put.headers(), DeadLetterHeaders.TOPIC)).isEqualTo("stowage.usage.readings");
        assertThat(text(put.headers(), DeadLetterHeaders.PARTITION)).isEqualTo("0");
        assertThat(text(put.headers(), DeadLetterHeaders.OFFSET)).isEqualTo("0");
        assertThat(text(put.headers(), DeadLetterHeaders.TIMESTAMP)).isEqualTo(hour(5).toString());
        assertThat(text(put.headers(), DeadLetterHeaders.REASON_CLASS)).isEqualTo("unreadable");
        assertThat(text(put.headers(), DeadLetterHeaders.REASON)).contains("zero byte");
        assertThat(text(put.headers(), DeadLetterHeaders.ATTEMPTS)).isEqualTo("1");
        assertThat(text(put.headers(), DeadLetterHeaders.LAST_FAILURE)).isEqualTo(NOW.toString());
        assertThat(storage.readValuesToList()).hasSize(1);
        assertThat(count("stowage.usage.put-aside")).isEqualTo(1);
    }

    @Test
    void aRecordWithoutValueGoesToTheDeadLetters() {
        readings.pipeInput("eu-1/u", null);
        operations.pipeInput("eu-1/u", null);

        assertThat(deadLetters.readRecordsToList())
                .extracting(put -> text(put.headers(), DeadLetterHeaders.TOPIC))
                .containsExactly("stowage.usage.readings", "stowage.usage.operations");
    }

    @Test
    void figuresThatCannotBeGoToTheDeadLettersWithTheirBytesAndChangeNothing() {
        readings.pipeInput("eu-1/u", reading("u", "sub-1", hour(0), null, bucket("b", hour(-900), 50, 1_000)));
        readings.pipeInput("eu-1/u", reading("u", "sub-1", hour(1), hour(0), bucket("b", hour(-900), -2, 1_050)));
        readings.pipeInput("eu-1/u", reading("u", "sub-1", hour(2), hour(1), bucket("b", hour(-900), 50, 1_100)));

        TestRecord<byte[], byte[]> put = deadLetters.readRecord();
        assertThat(put.value()).as("its own bytes").hasSizeGreaterThan(50).startsWith(0);
        assertThat(text(put.headers(), DeadLetterHeaders.REASON_CLASS)).isEqualTo("internal-error");
        assertThat(text(put.headers(), DeadLetterHeaders.REASON)).contains("sizes of bucket b are negative");
        assertThat(storage.readValuesToList())
                .extracting(usage -> usage.getByteHours().intValueExact())
                .containsExactly(0, 100);
    }

    @Test
    void aRegistryThatCannotBeAskedIsNoRecordsFault() {
        driver.close();
        RecordSerdes cutOff = new RecordSerdes(AvroSerde.configured(), "http://127.0.0.1:1");
        driver = driver(cutOff, new MeteringMetrics(meters));
        TestInputTopic<String, byte[]> raw = driver.createInputTopic(
                TopicCatalogue.USAGE_READINGS.name(), new StringSerializer(), new ByteArraySerializer());

        assertThatThrownBy(() -> raw.pipeInput("eu-1/u", new byte[] {0, 0, 0, 0, 1, 2}))
                .hasStackTraceContaining("cannot read a record of stowage.usage.readings");
        assertThat(meters.find("stowage.usage.put-aside").counter()).isNull();
    }

    private void tell() {
        driver.advanceWallClockTime(TELL_EVERY);
    }

    private double count(String name) {
        return meters.get(name).counter().count();
    }

    private static Instant hour(int number) {
        return NOW.plus(Duration.ofHours(number));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
