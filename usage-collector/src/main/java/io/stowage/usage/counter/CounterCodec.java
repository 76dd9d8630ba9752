package io.stowage.usage.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Counters in few bytes: a version, then, compressed by DEFLATE, their number and for each bucket, epoch, user, tag and
 * six figures. Numbers have seven bits to a byte, the lowest first, signs folded in; texts are UTF-8 with their length
 * before them. Ordinals follow from the order.
 */
public final class CounterCodec {

    private static final int VERSION = 1;
    private static final int BUFFER = 8192;

    private CounterCodec() {}

    public static byte[] pack(Counters counters) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(VERSION);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, deflater, BUFFER))) {
            write(out, counters.size());
            for (Counter counter : counters.all()) {
                write(out, counter.key().bucket());
                write(out, counter.key().epoch());
                write(out, counter.key().userId());
                write(out, counter.key().tag());
                Figures figures = counter.figures();
                write(out, figures.puts());
                write(out, figures.gets());
                write(out, figures.lists());
                write(out, figures.others());
                write(out, figures.uploadedBytes());
                write(out, figures.downloadedBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** @throws IllegalArgumentException for bytes that are no packed counters of a version known here */
    public static Counters unpack(byte[] packed) {
        if (packed.length == 0 || packed[0] != VERSION) {
            throw new IllegalArgumentException("no counters, or packed by a later version");
        }
        Inflater inflater = new Inflater(true);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1), inflater, BUFFER),
                BUFFER))) {
            Counters.Builder counters = new Counters.Builder();
            long count = readNumber(in);
            for (long i = 0; i < count; i++) {
                counters.add(
                        readText(in),
                        readNumber(in),
                        readText(in),
                        readText(in),
                        new Figures(
                                readNumber(in),
                                readNumber(in),
                                readNumber(in),
                                readNumber(in),
                                readNumber(in),
                                readNumber(in)));
            }
            return counters.build();
        } catch (IOException e) {
            throw new IllegalArgumentException("packed counters are damaged", e);
        } finally {
            inflater.end();
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        write(out, bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = Math.toIntExact(readNumber(in));
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("it ends early");
        }
        return new String(bytes, UTF_8);
    }

    private static void write(DataOutputStream out, long number) throws IOException {
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
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
}
