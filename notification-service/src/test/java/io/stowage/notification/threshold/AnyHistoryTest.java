package io.stowage.notification.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.messages.Threshold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any history of usage, told at any of its moments. */
class AnyHistoryTest {

    private static final int QUOTA = 1000;
    private static final int MARGIN = 5;

    /** @param mayTell whether the customer may be told after it */
    record Reading(int used, boolean mayTell) {}

    /** Of a thousand bytes a percentage is ten of them, so the oracle needs no fractions. */
    @Property(tries = 2000)
    void noThresholdIsAnnouncedTwiceWithoutHavingBeenLeft(
            @ForAll("percentages") Set<Integer> percentages, @ForAll("histories") List<Reading> history) {
        Watch watch = watch(percentages);
        Set<Threshold> announced = new HashSet<>();
        Set<Integer> known = new TreeSet<>();
        List<Crossing> crossings = List.of();

        for (Reading reading : history) {
            crossings = watch.at(reading.used(), crossings, Instant.EPOCH);
            if (!reading.mayTell()) {
                continue;
            }
            Watch.News news = watch.news(crossings);
            news.left().ifPresent(left -> {
                assertThat(percent(left)).as("left").isGreaterThan(reading.used() / 10);
                announced.removeIf(threshold -> percent(threshold) >= percent(left));
            });
            news.reached().ifPresent(reached -> {
                assertThat(percent(reached) * 10).as("reached").isLessThanOrEqualTo(reading.used());
                assertThat(announced.add(reached.threshold()))
                        .as("not announced before")
                        .isTrue();
            });
            crossings = Watch.told(crossings);

            for (int percentage : percentages) {
                if (reading.used() >= percentage * 10) {
                    known.add(percentage);
                } else if (reading.used() < Math.max((percentage - MARGIN) * 10, percentage * 5)) {
                    known.remove(percentage);
                }
            }
            assertThat(new TreeSet<>(
                            crossings.stream().map(AnyHistoryTest::percent).toList()))
                    .isEqualTo(known);
        }
    }

    /** Whoever may always be told hears of each way that usage takes, and only of it. */
    @Property(tries = 2000)
    void eachCrossingIsToldOnceAndAtOnce(
            @ForAll("percentages") Set<Integer> percentages, @ForAll("histories") List<Reading> history) {
        Watch watch = watch(percentages);
        List<Crossing> crossings = List.of();
        for (Reading reading : history) {
            Set<Integer> before = reached(crossings);
            crossings = watch.at(reading.used(), crossings, Instant.EPOCH);
            Watch.News news = watch.news(crossings);
            Set<Integer> after = reached(crossings);

            Set<Integer> risen = new TreeSet<>(after);
            risen.removeAll(before);
            Set<Integer> fallen = new TreeSet<>(before);
            fallen.removeAll(after);
            assertThat(news.reached().map(AnyHistoryTest::percent))
                    .isEqualTo(risen.stream().max(Integer::compareTo));
            assertThat(news.left().map(AnyHistoryTest::percent))
                    .isEqualTo(fallen.stream().min(Integer::compareTo));
            crossings = Watch.told(crossings);
        }
    }

    @Provide
    Arbitrary<Set<Integer>> percentages() {
        return Arbitraries.integers().between(1, 120).set().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Reading>> histories() {
        Arbitrary<Integer> used = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 1300),
                Arbitraries.integers().between(80, 120).map(percentage -> percentage * 10));
        return Combinators.combine(used, Arbitraries.of(true, true, false))
                .as(Reading::new)
                .list()
                .ofMaxSize(40);
    }

    private static Watch watch(Set<Integer> percentages) {
        List<Threshold> thresholds = new ArrayList<>();
        percentages.forEach(percentage -> thresholds.add(new Threshold.Percent(BigDecimal.valueOf(percentage))));
        return new Watch(thresholds, OptionalLong.of(QUOTA), MARGIN);
    }

    private static Set<Integer> reached(List<Crossing> crossings) {
        return new TreeSet<>(crossings.stream()
                .filter(Crossing::isReached)
                .map(AnyHistoryTest::percent)
                .toList());
    }

    private static int percent(Crossing crossing) {
        return percent(crossing.threshold());
    }

    private static int percent(Threshold threshold) {
        return ((Threshold.Percent) threshold).percent().intValueExact();
    }
}
