package io.stowage.usage.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CountersTest {

    @Property(tries = 500)
    void toldAndDifferencesAddUpToWhatIsThere(@ForAll("counters") Counters told, @ForAll("counters") Counters found) {
        Map<CounterKey, Figures> sum = new HashMap<>();
        told.all().forEach(counter -> sum.merge(counter.key(), counter.figures(), Figures::plus));
        told.to(found).forEach(difference -> sum.merge(difference.key(), difference.figures(), Figures::plus));

        Map<CounterKey, Figures> there = new HashMap<>();
        found.all().forEach(counter -> there.put(counter.key(), counter.figures()));
        sum.keySet().forEach(key -> there.putIfAbsent(key, Figures.NONE));
        assertThat(sum).isEqualTo(there);
    }

    @Property(tries = 300)
    void onceToldTheDifferenceIsNone(@ForAll("counters") Counters told, @ForAll("counters") Counters found) {
        Counters becoming = told.becoming(found);
        assertThat(becoming.to(found)).isEmpty();
        // And what was told once is never told as a first again.
        assertThat(becoming.to(told)).noneMatch(Difference::first);
    }

    @Example
    void rowsThatAreAlikeStayApart() {
        Counters counters = new Counters.Builder()
                .add("photos", 1, "ann", "", figures(1))
                .add("photos", 1, "ann", "", figures(1))
                .add("photos", 2, "ann", "", figures(1))
                .build();
        assertThat(counters.all())
                .extracting(counter -> counter.key().ordinal())
                .containsExactly(0, 1, 0);
        assertThat(counters.all().stream().map(Counter::key).distinct()).hasSize(3);
    }

    @Example
    void aCounterThatVanishedIsTakenBack() {
        Counters told =
                new Counters.Builder().add("photos", 1, "ann", "", figures(7)).build();
        assertThat(told.to(new Counters.Builder().build()))
                .containsExactly(new Difference(new CounterKey("photos", 1, "ann", "", 0), figures(-7), false));
    }

    @Example
    void idsTellEverythingApart() {
        CounterKey key = new CounterKey("b", 1, "u", "t", 0);
        List<String> ids = List.of(
                RecordId.of("g", "o", "", key, 0),
                RecordId.of("go", "", "", key, 0),
                RecordId.of("g", "o", "2", key, 0),
                RecordId.of("g", "o", "", key, 1),
                RecordId.of("g", "o", "", new CounterKey("b1", 1, "u", "t", 0), 0),
                RecordId.of("g", "o", "", new CounterKey("b", 2, "u", "t", 0), 0),
                RecordId.of("g", "o", "", new CounterKey("b", 1, "ut", "", 0), 0),
                RecordId.of("g", "o", "", new CounterKey("b", 1, "u", "t", 1), 0));
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(RecordId.of("g", "o", "", key, 0))
                .as("as it was told to others")
                .isEqualTo(ids.getFirst());
    }

    private static Figures figures(long number) {
        return new Figures(number, 0, 0, 0, 0, 0);
    }

    @Provide
    Arbitrary<Counters> counters() {
        Arbitrary<String> few = Arbitraries.of("", "a", "b");
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 3);
        Arbitrary<Figures> figures = Combinators.combine(numbers, numbers, numbers, numbers, numbers, numbers)
                .as(Figures::new);
        return Combinators.combine(few, numbers, few, few, figures)
                .as((bucket, epoch, user, tag, counted) ->
                        new Counter(new CounterKey(bucket, epoch, user, tag, 0), counted))
                .list()
                .ofMaxSize(8)
                .map(rows -> {
                    Counters.Builder counters = new Counters.Builder();
                    rows.forEach(row -> counters.add(
                            row.key().bucket(),
                            row.key().epoch(),
                            row.key().userId(),
                            row.key().tag(),
                            row.figures()));
                    return counters.build();
                });
    }
}
