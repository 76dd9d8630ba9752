package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.IdentityClaim;
import io.stowage.embedded.TestRegistry;
import io.stowage.events.KeyedHandler;
import io.stowage.events.KeyedStream;
import io.stowage.events.MemoryChange;
import io.stowage.events.Outcome;
import io.stowage.schemas.serde.AvroSerde;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeyRoundsTest {

    private static TestStream topics;

    private final Memory memory = new Memory();
    private final MockProducer<byte[], byte[]> sent =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final MovingClock clock = new MovingClock();
    private final Version version = new Version();
    private final RecordFormat format = new RecordFormat(AvroSerde.configured(), TestRegistry.url());
    private final KeyRounds<IdentityClaim> rounds = new KeyRounds<>(stream(), memory, format, sent, 2, clock);

    @BeforeAll
    static void topics() {
        topics = new TestStream(1);
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void wakesAFewKeysASecondUntilNoneIsDue() {
        remembered(0, "a", "b", "c");
        remembered(1, "d", "e");
        tick();
        assertThat(woken()).as("all are of the present version").isEmpty();

        version.present = "2";
        rounds.begin();
        tick();
        assertThat(woken()).hasSize(2);
        assertThat(rounds.due()).isEqualTo(5);
        tick();
        tick();

        assertThat(woken()).containsExactlyInAnyOrder("0:a", "0:b", "0:c", "1:d", "1:e");
    }

    @Test
    void keyThatWasHandledIsDueNoMore() {
        remembered(0, "a", "b");
        version.present = "2";
        rounds.begin();
        tick();
        handled("a");
        handled("b");

        clock.advance(Duration.ofSeconds(10));
        tick();

        assertThat(woken()).hasSize(2);
        assertThat(rounds.due()).isZero();
    }

    @Test
    void lostWakeUpComesAgainAfterTenMinutesAndNotBefore() {
        remembered(0, "a");
        version.present = "2";
        rounds.begin();
        tick();
        clock.advance(Duration.ofMinutes(9));
        tick();
        assertThat(woken()).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        tick();

        assertThat(woken()).containsExactly("0:a", "0:a");
    }

    @Test
    void partitionThatIsTakenOverIsLookedThroughUnasked() {
        tick();
        version.present = "2";

        remembered(3, "a");
        tick();

        assertThat(woken()).containsExactly("3:a");
    }

    @Test
    void keyWhoseOwnTimeHasComeIsLeftToTheAlarmClock() {
        var partition = new RememberedPartition();
        partition.change(
                "a", new MemoryChange.Remember<>(new Remembered(bytes("1"), clock.millis(), Remembered.SETTLED)));
        memory.assign(0, partition);
        version.present = "2";

        tick();

        assertThat(woken()).isEmpty();
    }

    private KeyedStream<IdentityClaim> stream() {
        return new KeyedStream<>(
                "test",
                topics.events,
                IdentityClaim.class,
                topics.memory,
                IdentityClaim.class,
                topics.wakeUps,
                topics.deadLetters,
                version);
    }

    private void remembered(int partition, String... keys) {
        var values = new RememberedPartition();
        for (String key : keys) {
            values.change(
                    key, new MemoryChange.Remember<>(new Remembered(bytes("1"), Remembered.NEVER, Remembered.SETTLED)));
        }
        memory.assign(partition, values);
    }

    private void handled(String key) {
        memory.stage(
                0, key, new MemoryChange.Remember<>(new Remembered(bytes("2"), Remembered.NEVER, Remembered.SETTLED)));
        memory.settle(List.of(0));
    }

    private byte[] bytes(String text) {
        return format.write(topics.memory, TestHandler.text(text));
    }

    private void tick() {
        clock.advance(Duration.ofSeconds(1));
        rounds.run();
    }

    private List<String> woken() {
        return sent.history().stream()
                .map(wakeUp -> wakeUp.partition() + ":" + new String(wakeUp.key(), UTF_8))
                .toList();
    }

    /** Keys remember the version they were handled at; those of another one are due. */
    private static final class Version implements KeyedHandler<IdentityClaim, IdentityClaim> {

        private String present = "1";

        @Override
        public Outcome<IdentityClaim> handle(String key, IdentityClaim event, @Nullable IdentityClaim remembered) {
            return Outcome.nothing();
        }

        @Override
        public Outcome<IdentityClaim> wake(String key, IdentityClaim remembered) {
            return Outcome.nothing();
        }

        @Override
        public Optional<Instant> wakeAt(IdentityClaim remembered) {
            return remembered.getSubscriptionId().equals(present) ? Optional.empty() : Optional.of(Instant.EPOCH);
        }
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
