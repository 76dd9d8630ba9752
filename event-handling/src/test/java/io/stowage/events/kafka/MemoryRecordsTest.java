package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.events.MemoryChange;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryRecordsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_772_366_400_000L, Long.MAX_VALUE - 1, Remembered.NEVER})
    void valueAndTimesAreReadAsTheyWereWritten(long time) {
        byte[] value = {1, 2, 3};

        MemoryChange<Remembered> read =
                thereAndBack(new MemoryChange.Remember<>(new Remembered(value, time, time / 2)));

        assertThat(read).isInstanceOfSatisfying(MemoryChange.Remember.class, remember -> {
            Remembered remembered = (Remembered) remember.memory();
            assertThat(remembered.value()).isEqualTo(value);
            assertThat(remembered.wakeAt()).isEqualTo(time);
            assertThat(remembered.unsettledSince()).isEqualTo(time / 2);
        });
    }

    @Test
    void forgottenKeyIsAMarkerForCompaction() {
        assertThat(thereAndBack(new MemoryChange.Forget<>())).isEqualTo(new MemoryChange.Forget<>());
    }

    @Test
    void whatStaysAsItWasIsNotWritten() {
        assertThat(MemoryRecords.write("memory", 3, "a", new MemoryChange.Keep<>()))
                .isEqualTo(Optional.empty());
    }

    private static MemoryChange<Remembered> thereAndBack(MemoryChange<Remembered> change) {
        ProducerRecord<byte[], byte[]> written =
                MemoryRecords.write("memory", 3, "a", change).orElseThrow();
        assertThat(written.partition()).isEqualTo(3);
        return MemoryRecords.read(new ConsumerRecord<>(
                written.topic(),
                3,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                new RecordHeaders(written.headers()),
                Optional.empty()));
    }
}
