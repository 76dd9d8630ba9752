package io.stowage.usage.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.usage.storage.BucketId;
import io.stowage.usage.storage.Measurement;
import io.stowage.usage.storage.StorageUse;
import io.stowage.usage.storage.StorageUse.Basis;
import io.stowage.usage.storage.StorageUse.BucketUse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Totals of days are the same in whatever order records come, and lose nothing of what the records say. */
class LateRecordsTest {

    private static final Instant START = Instant.parse("2026-02-27T21:30:00Z");

    @Property(tries = 1_000)
    void anyOrderGivesTheSameTotals(@ForAll("parts") List<List<DayPart>> parts, @ForAll long seed) {
        List<DayPart> inOrder = parts.stream().flatMap(List::stream).toList();
        List<DayPart> late = new ArrayList<>(inOrder);
        Collections.shuffle(late, new Random(seed));

        assertThat(totals(late)).isEqualTo(totals(inOrder));
    }

    @Property(tries = 1_000)
    void whatIsDividedAddsUpToTheWhole(@ForAll("uses") StorageUse use, @ForAll Measurement measurement) {
        List<DayPart> parts = DayParts.ofStorage("eu-1", use, measurement).toList();

        assertThat(parts)
                .doesNotHaveDuplicates()
                .allSatisfy(part ->
                        assertThat(part.storage().orElseThrow().byteHours()).isNotNegative());
        assertThat(parts.stream()
                        .map(part -> part.storage().orElseThrow().byteHours())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(use.byteHours());
    }

    /** Readings follow each other; each day between the first and the last is measured as a whole. */
    @Property(tries = 500)
    void readingsThatFollowEachOtherMeasureEveryMoment(@ForAll("moments") List<Instant> moments, @ForAll long seed) {
        List<DayPart> parts = new ArrayList<>();
        for (int i = 1; i < moments.size(); i++) {
            DayParts.ofStorage("eu-1", use(moments.get(i - 1), moments.get(i), BigInteger.TEN), Measurement.SAMPLED)
                    .forEach(parts::add);
        }
        Collections.shuffle(parts, new Random(seed));

        long micros = totals(parts).values().stream()
                .mapToLong(day -> day.storage().orElseThrow().measured().micros())
                .sum();
        assertThat(micros).isEqualTo(ChronoUnit.MICROS.between(moments.getFirst(), moments.getLast()));
        assertThat(totals(parts).values())
                .allSatisfy(
                        day -> assertThat(day.storage().orElseThrow().measured().stretches())
                                .hasSizeLessThanOrEqualTo(1));
    }

    private static Map<LocalDate, DayPart> totals(List<DayPart> parts) {
        Map<LocalDate, DayPart> days = new TreeMap<>();
        parts.forEach(part -> days.merge(part.day(), part, DayPart::plus));
        return days;
    }

    @Provide
    Arbitrary<List<List<DayPart>>> parts() {
        Arbitrary<List<DayPart>> stored = Combinators.combine(uses(), Arbitraries.of(Measurement.class), gateways())
                .as((use, measurement, gateway) ->
                        DayParts.ofStorage(gateway, use, measurement).toList());
        Arbitrary<Long> count = Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L);
        Arbitrary<Counts> counts =
                Combinators.combine(count, count, count, count, count, count).as(Counts::new);
        Arbitrary<List<DayPart>> counted = Combinators.combine(gateways(), times(), counts, times())
                .as((gateway, window, counter, collected) ->
                        List.of(DayParts.ofCounter(gateway, window, counter, collected)));
        return Arbitraries.oneOf(stored, counted).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<StorageUse> uses() {
        return Combinators.combine(
                        times(),
                        Arbitraries.longs().between(1, Duration.ofDays(5).toSeconds()),
                        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(26)))
                .as((from, seconds, millionths) -> use(from, from.plusSeconds(seconds), millionths));
    }

    @Provide
    Arbitrary<List<Instant>> moments() {
        return times().list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(20)
                .map(times -> times.stream().sorted().toList());
    }

    /** Few, so that some are the same. */
    private static Arbitrary<Instant> times() {
        return Arbitraries.integers().between(0, 500).map(halfHours -> START.plus(Duration.ofMinutes(30L * halfHours)));
    }

    private static Arbitrary<String> gateways() {
        return Arbitraries.of("eu-1", "us-1");
    }

    private static StorageUse use(Instant from, Instant until, BigInteger millionths) {
        return new StorageUse(
                Optional.of(from),
                until,
                List.of(new BucketUse(
                        new BucketId("b", 0, Instant.EPOCH),
                        from.getEpochSecond() % 1_000,
                        until,
                        Optional.empty(),
                        new BigDecimal(millionths, 6),
                        Basis.CONTINUED)));
    }
}
