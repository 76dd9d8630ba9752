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
 * Records of the memory topic. The times that the memory asks for or tells of a key lie in headers, so that restoring a partition need not
 * read the values.
 */
final class MemoryRecords {

    /** Milliseconds since 1970, 8 bytes, big-endian. */
    private static final String WAKE_AT = "stowage_wake_at";
    /** As {@link #WAKE_AT}. */
    private static final String UNSETTLED_SINCE = "stowage_unsettled_since";

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
                if (remembered.unsettledSince() != Remembered.SETTLED) {
                    memory.headers().add(UNSETTLED_SINCE, bytes(remembered.unsettledSince()));
                }
                yield Optional.of(memory);
            }
        };
    }

    static MemoryChange<Remembered> read(ConsumerRecord<byte[], byte[]> found) {
        return found.value() == null
                ? new MemoryChange.Forget<>()
                : new MemoryChange.Remember<>(new Remembered(
                        found.value(),
                        time(found.headers(), WAKE_AT, Remembered.NEVER),
                        time(found.headers(), UNSETTLED_SINCE, Remembered.SETTLED)));
    }

    private static long time(Headers headers, String name, long absent) {
        Header time = headers.lastHeader(name);
        return time == null ? absent : ByteBuffer.wrap(time.value()).getLong();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
