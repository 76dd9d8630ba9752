package io.stowage.usage.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CounterCodecTest {

    record Row(String bucket, long epoch, String user, String tag, Figures figures) {}

    @Property(tries = 300)
    void whatWasPackedIsUnpackedToTheLastBit(@ForAll("rows") List<Row> rows) {
        Counters counters = counters(rows);
        assertThat(CounterCodec.unpack(CounterCodec.pack(counters))).isEqualTo(counters);
    }

    @Property(tries = 300)
    void bytesThatEndEarlyAreNeverReadAsOtherCounters(@ForAll("rows") List<Row> rows, @ForAll int where) {
        Counters counters = counters(rows);
        byte[] packed = CounterCodec.pack(counters);
        byte[] cut = Arrays.copyOf(packed, Math.floorMod(where, packed.length));
        try {
            // The last bytes say no more than that it is the end.
            assertThat(CounterCodec.unpack(cut)).isEqualTo(counters);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("packed counters are damaged|nothing packed.*");
        }
    }

    @Property(tries = 100)
    void usersArePackedAndUnpacked(@ForAll Set<String> users) {
        Set<String> proper =
                users.stream().map(user -> user.replaceAll("\\p{Cs}", "")).collect(Collectors.toSet());
        assertThat(UserCodec.unpack(UserCodec.pack(proper))).isEqualTo(proper);
    }

    @Example
    void laterVersionsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CounterCodec.unpack(new byte[] {2, 3, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> CounterCodec.unpack(new byte[0]));
    }

    @Example
    void tenThousandCountersTakeAFewBytesEach() {
        Counters.Builder counters = new Counters.Builder();
        for (int i = 0; i < 10_000; i++) {
            counters.add(
                    "bucket-" + i,
                    98_311 + i,
                    "%016x".formatted(i / 3),
                    "",
                    new Figures(i, 2L * i, 1, 0, i * 4096L, i));
        }
        assertThat(CounterCodec.pack(counters.build())).hasSizeLessThan(300_000);
    }

    private static Counters counters(List<Row> rows) {
        Counters.Builder counters = new Counters.Builder();
        rows.forEach(row -> counters.add(row.bucket(), row.epoch(), row.user(), row.tag(), row.figures()));
        return counters.build();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("ab-7/ü\u0000").ofMaxLength(4);
        Arbitrary<Long> numbers = Arbitraries.longs();
        Arbitrary<Figures> figures = Combinators.combine(numbers, numbers, numbers, numbers, numbers, numbers)
                .as(Figures::new);
        return Combinators.combine(names, numbers, names, names, figures)
                .as(Row::new)
                .list()
                .ofMaxSize(40);
    }
}
