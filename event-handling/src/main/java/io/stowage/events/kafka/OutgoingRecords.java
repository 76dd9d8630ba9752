package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.Emission;
import io.stowage.events.Input;
import io.stowage.events.KeyedStream;
import io.stowage.events.MemoryChange;
import io.stowage.schemas.serde.CloudEventHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes the records that come of a handled record. The trace a record belongs to goes on in what comes of it. */
final class OutgoingRecords {

    /** Where a record came from that lay at another partition than its key's: {@code partition@offset}. */
    private static final String SENT_HOME_FROM = "stowage_sent_home_from";

    private final KeyedStream<?> stream;
    private final RecordFormat format;
    private final RecordTraces traces;
    private final String source;

    OutgoingRecords(KeyedStream<?> stream, RecordFormat format, RecordTraces traces) {
        this.stream = stream;
        this.format = format;
        this.traces = traces;
        this.source = "/stowage/" + stream.service();
    }

    ProducerRecord<byte[], byte[]> emission(ConsumerRecord<byte[], byte[]> cause, String key, Emission emission) {
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(
                emission.topic().name(),
                null,
                emission.key().orElse(key).getBytes(UTF_8),
                format.write(emission.topic(), emission.value()));
        new CloudEventHeaders(emission.id(), source, emission.type(), emission.time(), key).writeTo(event.headers());
        traces.carryOn(cause, event.headers());
        return event;
    }

    /** Nothing where the memory stays as it was. */
    Optional<ProducerRecord<byte[], byte[]>> memory(
            ConsumerRecord<byte[], byte[]> cause, int partition, String key, MemoryChange<Remembered> change) {
        Optional<ProducerRecord<byte[], byte[]>> memory =
                MemoryRecords.write(stream.memory().name(), partition, key, change);
        memory.ifPresent(record -> {
            new CloudEventHeaders(
                            coordinates(cause),
                            source,
                            "io.stowage." + stream.service() + ".state",
                            Instant.ofEpochMilli(cause.timestamp()),
                            key)
                    .writeTo(record.headers());
            traces.carryOn(cause, record.headers());
        });
        return memory;
    }

    /**
     * As the alarm clock sends them, but in the transaction. It carries no trace: a chain of wake-ups may be long, and each
     * is handled in a trace of its own.
     */
    ProducerRecord<byte[], byte[]> wakeUp(int partition, String key, Instant now) {
        return new ProducerRecord<>(
                stream.wakeUps().name(),
                partition,
                key.getBytes(UTF_8),
                now.toString().getBytes(UTF_8));
    }

    /** The same record, at the partition where its key is handled; empty where one more header makes it too large. */
    Optional<ProducerRecord<byte[], byte[]>> toHome(ConsumerRecord<byte[], byte[]> found, int home) {
        Headers headers = new RecordHeaders(found.headers());
        headers.add(SENT_HOME_FROM, (found.partition() + "@" + found.offset()).getBytes(UTF_8));
        return RecordSize.of(found.key(), found.value(), headers) > largestBatch(found.topic())
                ? Optional.empty()
                : Optional.of(new ProducerRecord<>(
                        found.topic(), home, found.timestamp(), found.key(), found.value(), headers));
    }

    private int largestBatch(String topic) {
        return stream.inputs().stream()
                .map(Input::topic)
                .filter(input -> input.name().equals(topic))
                .findFirst()
                .orElse(stream.wakeUps())
                .largestBatch();
    }

    static boolean wasSentHome(Headers headers) {
        return headers.lastHeader(SENT_HOME_FROM) != null;
    }

    private static String coordinates(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
