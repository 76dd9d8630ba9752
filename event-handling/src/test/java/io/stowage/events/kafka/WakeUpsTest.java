package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.events.MemoryChange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class WakeUpsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Memory memory = new Memory();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final WakeUps wakeUps = new WakeUps("wake-ups", memory, producer, 4, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void dueKeysGetARecordAtTheirPartition() {
        remember(3, "a", NOW);
        remember(4, "b", NOW.plusMillis(1));

        wakeUps.run();

        assertThat(producer.history()).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("wake-ups");
            assertThat(sent.partition()).isEqualTo(3);
            assertThat(sent.key()).asString().isEqualTo("a");
            assertThat(sent.value()).asString().isEqualTo("2026-03-01T12:00:00Z");
        });
    }

    @Test
    void keyIsWokenOnce() {
        remember(3, "a", NOW);

        wakeUps.run();
        producer.completeNext();
        wakeUps.run();

        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void noMoreKeysThanAllowedAreWokenInOneRunAndEachPartitionHasItsShare() {
        remember(3, "a", NOW.minusSeconds(3), "b", NOW.minusSeconds(2), "c", NOW.minusSeconds(1));
        remember(4, "d", NOW, "e", NOW.minusSeconds(9), "f", NOW.minusSeconds(9));

        wakeUps.run();
        assertThat(woken()).containsExactlyInAnyOrder("a", "b", "e", "f");
        wakeUps.run();

        assertThat(woken()).containsExactlyInAnyOrder("a", "b", "e", "f", "c", "d");
    }

    @Test
    void wakeUpThatKafkaDidNotTakeIsSentAgain() {
        remember(3, "a", NOW);

        wakeUps.run();
        producer.errorNext(new KafkaException("not taken"));
        wakeUps.run();

        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void producerThatThrowsDoesNotStopTheClock() {
        remember(3, "a", NOW);
        remember(4, "b", NOW);

        producer.sendException = new KafkaException("cannot send");
        wakeUps.run();
        producer.sendException = null;
        wakeUps.run();

        assertThat(producer.history()).extracting(ProducerRecord::partition).containsExactlyInAnyOrder(3, 4);
    }

    private List<String> woken() {
        return producer.history().stream()
                .map(sent -> new String(sent.key(), UTF_8))
                .toList();
    }

    /** @param keys each followed by the time when it wants to be woken */
    private void remember(int partition, Object... keys) {
        RememberedPartition restored = new RememberedPartition();
        for (int i = 0; i < keys.length; i += 2) {
            long wakeAt = ((Instant) keys[i + 1]).toEpochMilli();
            restored.change(
                    (String) keys[i],
                    new MemoryChange.Remember<>(new Remembered(new byte[] {1}, wakeAt, Remembered.SETTLED)));
        }
        memory.assign(partition, restored);
    }
}
