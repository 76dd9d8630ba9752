package io.stowage.simulator.signing;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** A digest over the bytes of a body. */
sealed interface BodyDigest {
    void update(byte[] bytes, int offset, int length);

    byte[] value();

    /** @param header such as {@code x-amz-checksum-crc32}; null for an algorithm S3 does not have */
    static @Nullable BodyDigest ofChecksumHeader(String header) {
        return switch (header) {
            case "x-amz-checksum-crc32" -> new Cyclic(new CRC32(), Integer.BYTES);
            case "x-amz-checksum-crc32c" -> new Cyclic(new CRC32C(), Integer.BYTES);
            case "x-amz-checksum-crc64nvme" -> new Cyclic(new Crc64Nvme(), Long.BYTES);
            case "x-amz-checksum-sha1" -> new Hash(Hmac.digest("SHA-1"));
            case "x-amz-checksum-sha256" -> new Hash(Hmac.digest("SHA-256"));
            default -> null;
        };
    }

    record Hash(MessageDigest digest) implements BodyDigest {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }
    }

    record Cyclic(Checksum checksum, int size) implements BodyDigest {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            checksum.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            byte[] whole =
                    ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
            return Arrays.copyOfRange(whole, Long.BYTES - size, Long.BYTES);
        }
    }
}
