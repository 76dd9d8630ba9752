package io.stowage.events.kafka;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * What is remembered of a key, in fewer bytes: a service remembers up to millions of keys and works on few of them. A
 * state names the same ids several times (in user names, in bucket names, of orders), which is what LZ4 finds.
 *
 * @param bytes length of the value (4 bytes, big-endian), then the value as one LZ4 block
 * @param wakeAt as in {@link Remembered}, at hand without unpacking
 * @param unsettledSince as in {@link Remembered}
 */
record Packed(byte[] bytes, long wakeAt, long unsettledSince) {

    // Plain Java with bounds checks: neither a native library nor Unsafe.
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.safeInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.safeInstance().safeDecompressor();

    static Packed of(Remembered remembered) {
        byte[] value = remembered.value();
        byte[] bytes = new byte[Integer.BYTES + COMPRESSOR.maxCompressedLength(value.length)];
        ByteBuffer.wrap(bytes).putInt(value.length);
        int packed = COMPRESSOR.compress(value, 0, value.length, bytes, Integer.BYTES);
        return new Packed(
                Arrays.copyOf(bytes, Integer.BYTES + packed), remembered.wakeAt(), remembered.unsettledSince());
    }

    Remembered remembered() {
        byte[] value = new byte[ByteBuffer.wrap(bytes).getInt()];
        int length = DECOMPRESSOR.decompress(bytes, Integer.BYTES, bytes.length - Integer.BYTES, value, 0);
        if (length != value.length) {
            throw new IllegalStateException("%d bytes were packed and %d unpacked".formatted(value.length, length));
        }
        return new Remembered(value, wakeAt, unsettledSince);
    }
}
