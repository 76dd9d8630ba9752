package io.stowage.usage.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Byte-hours against the exact integral of sizes that change at random, read at random times. */
class ByteHoursOfAHistoryTest {

    private static final Instant START = Instant.parse("2026-02-27T22:00:00Z");
    private static final int HOURS = 200;

    /**
     * A bucket as it truly was.
     *
     * @param made hour in which it was made; may be before the first reading
     * @param deleted hour in which it was deleted
     * @param sizes bytes in each hour from its making on
     */
    record Life(String name, int epoch, int made, int deleted, List<Long> sizes) {

        BucketId id() {
            return new BucketId(name, epoch, START.plus(Duration.ofHours(made)));
        }

        boolean isThereAt(int hour) {
            return made <= hour && hour < deleted;
        }

        /** All that was stored until the hour began. */
        BigInteger until(int hour) {
            return IntStream.range(made, Math.max(made, Math.min(hour, deleted)))
                    .mapToObj(at -> BigInteger.valueOf(sizes.get((at - made) % sizes.size())))
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        long bytesAt(int hour) {
            return sizes.get((hour - made) % sizes.size());
        }
    }

    /** When the gateway is asked: minutes after the start, in order. */
    record Times(List<Integer> minutes) {

        int hour(int index) {
            return minutes.get(index) / 60;
        }
    }

    /** Buckets, and when they were read. */
    record History(List<Life> lives, Times times) {

        /** All that could be seen. */
        BigInteger truth() {
            return lives.stream().map(life -> seen(life, times)).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    @Property(tries = 1_000)
    void countsOfTheGatewayAddUpToTheIntegral(@ForAll("histories") History history) {
        List<StorageUse> uses = metered(readings(history, 0));

        BigInteger truth = history.truth();
        assertThat(total(uses)).isEqualByComparingTo(new BigDecimal(truth));
    }

    /** What was stored between the readings that could see the bucket; from its making if it was made after the first. */
    private static BigInteger seen(Life life, Times times) {
        int[] seeing = IntStream.range(0, times.minutes().size())
                .filter(index -> life.isThereAt(times.hour(index)))
                .toArray();
        if (seeing.length == 0) {
            return BigInteger.ZERO;
        }
        BigInteger end = life.until(times.hour(seeing[seeing.length - 1]));
        return seeing[0] == 0 ? end.subtract(life.until(times.hour(0))) : end;
    }

    @Property(tries = 300)
    void readingsThatComeAgainChangeNothing(@ForAll("histories") History history, @ForAll long seed) {
        List<Reading> once = readings(history, 0);
        Random random = new Random(seed);
        List<Reading> repeated = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            repeated.add(once.get(i));
            for (int again = random.nextInt(3); again > 0; again--) {
                repeated.add(once.get(random.nextInt(i + 1)));
            }
        }

        assertThat(metered(repeated)).isEqualTo(metered(once));
    }

    /** What it counted since the reading before is lost with the gateway's memory; nothing else is, and nothing is made up. */
    @Property(tries = 1_000)
    void aGatewayThatForgetsItsCountsIsNeverBilledBelowZeroNorTwice(
            @ForAll("histories") History history, @ForAll("hours") int reset) {
        List<StorageUse> uses = metered(readings(history, reset));

        assertThat(uses)
                .allSatisfy(use -> assertThat(use.buckets())
                        .allSatisfy(bucket -> assertThat(bucket.byteHours()).isNotNegative()));
        assertThat(total(uses)).isLessThanOrEqualTo(new BigDecimal(history.truth()));
    }

    /** Sizes on a line between readings: an estimate has nothing to be wrong about but the last digit. */
    @Property(tries = 1_000)
    void samplesOfSizesThatChangeEvenlyAddUpToTheIntegral(
            @ForAll("sizes") List<Long> sizes, @ForAll("times") Times times) {
        BucketId id = new BucketId("b", 0, START);
        List<Reading> readings = new ArrayList<>();
        BigDecimal truth = BigDecimal.ZERO;
        for (int i = 0; i < times.minutes().size(); i++) {
            int minute = times.minutes().get(i);
            long bytes = sizes.get(i % sizes.size());
            BucketFigure figure = new BucketFigure(id, bytes, at(minute), Optional.empty(), Optional.empty());
            readings.add(new Reading(at(minute), previous(times, i), List.of(figure)));
            if (i > 0) {
                truth = truth.add(BigDecimal.valueOf(bytes)
                        .add(BigDecimal.valueOf(sizes.get((i - 1) % sizes.size())))
                        .multiply(BigDecimal.valueOf(minute - times.minutes().get(i - 1))));
            }
        }

        BigDecimal total = total(metered(readings)).multiply(BigDecimal.valueOf(120));
        assertThat(total.subtract(truth).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.0000005").multiply(BigDecimal.valueOf(120L * readings.size())));
    }

    /** However old its figures are, no hour is counted twice or left out: a size that never changes shows it. */
    @Property(tries = 500)
    void aSizeThatStaysIsExactHoweverOldTheFiguresAre(
            @ForAll("times") Times times, @ForAll("ages") List<Integer> ages, @ForAll("bytes") long bytes) {
        BucketId id = new BucketId("b", 0, START);
        List<Reading> readings = IntStream.range(0, times.minutes().size())
                .mapToObj(i -> new Reading(
                        at(times.minutes().get(i)),
                        previous(times, i),
                        List.of(new BucketFigure(
                                id,
                                bytes,
                                at(times.minutes().get(i) - ages.get(i % ages.size())),
                                Optional.empty(),
                                Optional.empty()))))
                .toList();

        BigDecimal total = total(metered(readings)).multiply(BigDecimal.valueOf(60));
        long minutes = times.minutes().getLast() - times.minutes().getFirst();
        assertThat(total.subtract(BigDecimal.valueOf(bytes).multiply(BigDecimal.valueOf(minutes)))
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.0000005").multiply(BigDecimal.valueOf(60L * readings.size())));
    }

    /** @param reset hour at which the gateway forgets what it has counted; 0: never */
    private static List<Reading> readings(History history, int reset) {
        Times times = history.times();
        return IntStream.range(0, times.minutes().size())
                .mapToObj(index -> {
                    int hour = times.hour(index);
                    List<BucketFigure> figures = history.lives().stream()
                            .filter(life -> life.isThereAt(hour))
                            .map(life -> new BucketFigure(
                                    life.id(),
                                    life.bytesAt(hour),
                                    at(times.minutes().get(index)),
                                    Optional.of(life.bytesAt(hour)),
                                    Optional.of(
                                            hour < reset
                                                    ? life.until(hour)
                                                    : life.until(hour).subtract(life.until(reset)))))
                            .toList();
                    return new Reading(at(times.minutes().get(index)), previous(times, index), figures);
                })
                .toList();
    }

    private static Optional<Instant> previous(Times times, int index) {
        return index == 0 ? Optional.empty() : Optional.of(at(times.minutes().get(index - 1)));
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static List<StorageUse> metered(List<Reading> readings) {
        Optional<Baselines> baselines = Optional.empty();
        List<StorageUse> uses = new ArrayList<>();
        for (Reading reading : readings) {
            if (Metering.meter(baselines, reading) instanceof Metered.Told told) {
                uses.add(told.use());
                baselines = Optional.of(told.next());
            }
        }
        return uses;
    }

    private static BigDecimal total(List<StorageUse> uses) {
        return uses.stream().map(StorageUse::byteHours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Provide
    Arbitrary<History> histories() {
        return Combinators.combine(lives(), times()).as(History::new);
    }

    /** Buckets of few names, one after the other under each, with epochs or without; some are older than the first reading. */
    private Arbitrary<List<Life>> lives() {
        Arbitrary<List<Integer>> bounds = Arbitraries.integers()
                .between(-HOURS, HOURS)
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .ofMaxSize(8)
                .map(set -> set.stream().sorted().toList());
        Arbitrary<List<Life>> ofName = Combinators.combine(
                        Arbitraries.of("a", "b", "c"), bounds, Arbitraries.of(0, 1), sizes())
                .as((name, hours, epochs, sizes) -> IntStream.range(0, hours.size() - 1)
                        .mapToObj(i -> new Life(name, i * epochs, hours.get(i), hours.get(i + 1), sizes))
                        .toList());
        return ofName.list()
                .ofMaxSize(3)
                .uniqueElements(lives -> lives.getFirst().name())
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    @Provide
    Arbitrary<List<Long>> sizes() {
        return bytes().list().ofMinSize(1).ofMaxSize(24);
    }

    @Provide
    Arbitrary<Long> bytes() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE / 4).edgeCases(edges -> edges.add(0L, 1L));
    }

    /** Several within an hour, none for days. */
    @Provide
    Arbitrary<Times> times() {
        return Arbitraries.integers()
                .between(0, HOURS * 60 - 1)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(minutes -> new Times(minutes.stream().sorted().toList()));
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(1, HOURS);
    }

    @Provide
    Arbitrary<List<Integer>> ages() {
        return Arbitraries.integers().between(0, 300).list().ofMinSize(1).ofMaxSize(10);
    }
}
