package io.stowage.usage.counter;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Counters in few bytes: their number and, for each, bucket, epoch, user, tag and six figures. Ordinals follow from the
 * order.
 */
public final class CounterCodec {

    private static final int VERSION = 1;

    private CounterCodec() {}

    public static byte[] pack(Counters counters) {
        try (PackedOutput out = new PackedOutput(VERSION)) {
            out.number(counters.size());
            for (Counter counter : counters.all()) {
                out.text(counter.key().bucket());
                out.number(counter.key().epoch());
                out.text(counter.key().userId());
                out.text(counter.key().tag());
                Figures figures = counter.figures();
                out.number(figures.puts());
                out.number(figures.gets());
                out.number(figures.lists());
                out.number(figures.others());
                out.number(figures.uploadedBytes());
                out.number(figures.downloadedBytes());
            }
            return out.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException for bytes that are no packed counters of a version known here */
    public static Counters unpack(byte[] packed) {
        try (PackedInput in = new PackedInput(packed, VERSION)) {
            Counters.Builder counters = new Counters.Builder();
            long count = in.number();
            for (long i = 0; i < count; i++) {
                counters.add(in.text(), in.number(), in.text(), in.text(), figures(in));
            }
            return counters.build();
        } catch (IOException e) {
            throw new IllegalArgumentException("packed counters are damaged", e);
        }
    }

    private static Figures figures(PackedInput in) throws IOException {
        return new Figures(in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
    }
}
