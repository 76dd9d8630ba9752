package io.stowage.usage.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are the same whenever the same thing is told: 32 hexadecimal digits of SHA-256 over what tells it apart. */
public final class RecordId {

    private static final int BYTES = 16;

    private RecordId() {}

    /**
     * Of a counter's record.
     *
     * @param telling empty where an object's name stands for one set of counters for good; otherwise what tells this
     *     telling of the name from others
     * @param correction 0 for the first record of a counter
     */
    public static String of(String gatewayId, String objectName, String telling, CounterKey key, int correction) {
        return of(
                "counter",
                gatewayId,
                objectName,
                telling,
                key.bucket(),
                Long.toString(key.epoch()),
                key.userId(),
                key.tag(),
                Integer.toString(key.ordinal()),
                Integer.toString(correction));
    }

    /** Of anything that these parts tell apart, in this order. */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            // The lengths keep "a", "bc" and "ab", "c" apart.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
