package io.stowage.usage.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Numbers and texts in few bytes: a version, then all of them, compressed by DEFLATE. Numbers have seven bits to a byte,
 * the lowest first, signs folded in; texts are UTF-8 with their length before them.
 */
final class PackedOutput implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final DataOutputStream out;

    PackedOutput(int version) {
        packed.write(version);
        out = new DataOutputStream(new DeflaterOutputStream(packed, deflater, BUFFER));
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        number(bytes.length);
        out.write(bytes);
    }

    void number(long number) throws IOException {
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Nothing can be written after it. */
    byte[] bytes() throws IOException {
        out.close();
        return packed.toByteArray();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
