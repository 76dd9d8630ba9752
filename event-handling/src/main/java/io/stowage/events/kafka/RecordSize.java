package io.stowage.events.kafka;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How large a record is on the wire if it is sent alone: never more than what is told here. */
final class RecordSize {

    /** What Kafka adds to a record that is sent alone, and to each header, at most; bytes. */
    private static final int BATCH_OVERHEAD = 100;

    private static final int HEADER_OVERHEAD = 10;

    private RecordSize() {}

    /** In bytes, the batch around it included. */
    static int of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        int size = BATCH_OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            size += HEADER_OVERHEAD + header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
