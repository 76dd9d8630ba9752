package io.stowage.usage.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Reads what {@link PackedOutput} wrote. */
final class PackedInput implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final Inflater inflater = new Inflater(true);
    private final DataInputStream in;

    /** @throws IllegalArgumentException for bytes of another version */
    PackedInput(byte[] packed, int version) {
        if (packed.length == 0 || packed[0] != version) {
            throw new IllegalArgumentException("nothing packed, or by a later version");
        }
        in = new DataInputStream(new BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1), inflater, BUFFER),
                BUFFER));
    }

    String text() throws IOException {
        int length = Math.toIntExact(number());
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("it ends early");
        }
        return new String(bytes, UTF_8);
    }

    long number() throws IOException {
        long folded = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            folded |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return (folded >>> 1) ^ -(folded & 1);
            }
        }
        throw new IOException("a number has no end");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
