package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.events.DeadLetter;
import io.stowage.events.Evidence;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records to which not one byte can be added on their own topic. */
class LargestRecordTest {

    /** Kafka's batch and record around a value of a megabyte, a key of one letter and no headers; bytes. */
    private static final int AROUND_THE_VALUE = 73;

    private final TestStream stream = new TestStream(2);

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void largestRecordThereCanBeBecomesADeadLetterWithItsBytes() {
        int home = Keys.home("a".getBytes(UTF_8), 2);
        byte[] largest = unreadable(stream.events.largestBatch() - AROUND_THE_VALUE);
        byte[] tooLarge = Arrays.copyOf(largest, largest.length + 1);
        assertThatThrownBy(() -> send(home, tooLarge)).hasRootCauseInstanceOf(RecordTooLargeException.class);
        send(home, largest);
        stream.send("a", "1");
        stream.start();

        assertThat(reasonClass(largest)).isEqualTo("unreadable");
        stream.awaitTexts(stream.memory, found -> found.equals(List.of("a=1")));
    }

    @Test
    void largestRecordAtAnotherPartitionThanItsKeysBecomesADeadLetterToo() {
        int elsewhere = 1 - Keys.home("a".getBytes(UTF_8), 2);
        byte[] largest = unreadable(stream.events.largestBatch() - AROUND_THE_VALUE);
        send(elsewhere, largest);
        stream.start();

        assertThat(reasonClass(largest)).isEqualTo("misplaced");
    }

    @Test
    void largeMemoryIsWrittenAndRestored() {
        String large = "x".repeat(12 * 1024 * 1024);
        stream.handler.stepIn = (key, text) -> Optional.of("told");
        stream.handler.larger = Optional.of(large);
        stream.send("a", "1");
        stream.start();
        stream.awaitTexts(stream.memory, found -> found.equals(List.of("a=" + large)));

        stream.stop();
        stream.handler.larger = Optional.empty();
        stream.send("a", "2");
        stream.start();

        stream.awaitTexts(stream.memory, found -> found.size() == 2 && found.contains("a=" + large + ",2"));
    }

    @Test
    void producerTakesWhateverATopicOfTheCatalogueTakes() {
        int largest = TopicCatalogue.all().stream()
                .mapToInt(Topic::largestBatch)
                .max()
                .orElseThrow();

        assertThat(stream.start()
                        .getEnvironment()
                        .getProperty("spring.cloud.stream.kafka.binder.transaction.producer.configuration"
                                + ".max.request.size"))
                .isEqualTo(Integer.toString(largest));
    }

    @Test
    void asMuchOfLargeEvidenceAsTheDeadLettersTakeIsPutAside() {
        byte[] content = unreadable(10_000_000);
        stream.handler.evidence = List.of(new Evidence(
                "a",
                content,
                URI.create("https://s3.west/?obj=one"),
                Instant.EPOCH,
                DeadLetter.refused("no-statistics", "why", Instant.EPOCH)));
        stream.send("a", "1");
        stream.start();

        stream.awaitTexts(stream.memory, found -> found.equals(List.of("a=1")));
        assertThat(TestStream.committed(stream.deadLetters)).singleElement().satisfies(dead -> {
            assertThat(Arrays.mismatch(dead.value(), content)).isEqualTo(dead.value().length);
            assertThat(dead.value()).hasSizeGreaterThan(4_000_000);
            assertThat(dead.headers().lastHeader(DeadLetterHeaders.FULL_SIZE).value())
                    .asString()
                    .isEqualTo("10000000");
        });
    }

    private String reasonClass(byte[] value) {
        ConsumerRecord<byte[], byte[]> dead =
                stream.awaitRecords(stream.deadLetters, 1).getFirst();
        assertThat(dead.value()).isEqualTo(value);
        return new String(
                dead.headers().lastHeader(DeadLetterHeaders.REASON_CLASS).value(), UTF_8);
    }

    private void send(int partition, byte[] value) {
        stream.send(new ProducerRecord<>(stream.events.name(), partition, "a".getBytes(UTF_8), value));
    }

    private static byte[] unreadable(int length) {
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) 'x');
        return value;
    }
}
