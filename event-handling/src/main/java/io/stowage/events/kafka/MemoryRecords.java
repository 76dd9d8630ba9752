package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.MemoryChange;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Records of the memory topic. The time to look at a key again lies in a header, so that restoring a partition need not
 * read the values.
 */
final class MemoryRecords {

    /** Milliseconds since 1970, 8 bytes, big-endian. */
    private static final String WAKE_AT = "stowage_wake_at";

    private MemoryRecords() {}

    /** A record for the partition that the key is handled at, so that it is restored there. */
    static Optional<ProducerRecord<byte[], byte[]>> write(
            String topic, int partition, String key, MemoryChange<Remembered> change) {
        byte[] keyBytes = key.getBytes(UTF_8);
        return switch (change) {
            case MemoryChange.Keep<Remembered> keep -> Optional.empty();
            case MemoryChange.Forget<Remembered> forget ->
                Optional.of(new ProducerRecord<>(topic, partition, keyBytes, null));
            case MemoryChange.Remember<Remembered> remember -> {
                Remembered remembered = remember.memory();
                ProducerRecord<byte[], byte[]> memory =
                        new ProducerRecord<>(topic, partition, keyBytes, remembered.value());
                if (remembered.wakeAt() != Remembered.NEVER) {
                    memory.headers().add(WAKE_AT, bytes(remembered.wakeAt()));
                }
                yield Optional.of(memory);
            }
        };
    }

    static MemoryChange<Remembered> read(ConsumerRecord<byte[], byte[]> found) {
        return found.value() == null
                ? new MemoryChange.Forget<>()
                : new MemoryChange.Remember<>(new Remembered(found.value(), wakeAt(found.headers())));
    }

    private static long wakeAt(Headers headers) {
        Header wakeAt = headers.lastHeader(WAKE_AT);
        return wakeAt == null
                ? Remembered.NEVER
                : ByteBuffer.wrap(wakeAt.value()).getLong();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
