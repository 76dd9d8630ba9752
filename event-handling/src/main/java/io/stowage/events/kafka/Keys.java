package io.stowage.events.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Record keys: UTF-8 strings whose partition is chosen as Kafka's Java clients do (murmur2). */
final class Keys {

    private Keys() {}

    static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** The partition at which all records of this key are handled. */
    static int home(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
