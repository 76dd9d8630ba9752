package io.stowage.usage.storage;

import static io.stowage.usage.storage.StorageUse.Basis.CLOSED;
import static io.stowage.usage.storage.StorageUse.Basis.CONTINUED;
import static io.stowage.usage.storage.StorageUse.Basis.FIRST_SEEN;
import static io.stowage.usage.storage.StorageUse.Basis.NEW_BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stowage.usage.storage.StorageUse.Basis;
import io.stowage.usage.storage.StorageUse.BucketUse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeteringTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:30Z");
    private static final BucketId OLD = new BucketId("old", 0, NOON.minus(Duration.ofDays(900)));
    private static final BucketId PHOTOS = new BucketId("photos", 7, NOON.plus(Duration.ofMinutes(10)));

    @Test
    void whatAGatewayCountedBeforeItWasConnectedIsNobodysUsage() {
        StorageUse use = told(nothing(), first(NOON, counted(OLD, 500, 1_000_000_000L)));

        assertThat(use.from()).isEmpty();
        assertThat(use.byteHours()).isEqualByComparingTo("0");
        assertThat(use.bytes()).isEqualTo(500);
        assertThat(basis(use)).containsExactly(FIRST_SEEN);
    }

    @Test
    void aNewCustomersFirstBucketCountsFromItsMaking() {
        StorageUse use = told(nothing(), reading(hour(2), hour(0), counted(PHOTOS, 500, 750)));

        assertThat(use.from()).contains(hour(0));
        assertThat(use.byteHours()).isEqualByComparingTo("750");
        assertThat(basis(use)).containsExactly(NEW_BUCKET);
    }

    @Test
    void anOldBucketThatIsToldForTheFirstTimeCountsFromNow() {
        StorageUse use = told(nothing(), reading(hour(2), hour(0), counted(OLD, 500, 1_000_000_000L)));

        assertThat(use.byteHours()).isEqualByComparingTo("0");
        assertThat(basis(use)).containsExactly(FIRST_SEEN);
    }

    @ParameterizedTest
    @CsvSource({
        // made this long before the reading before, counted or not
        "PT-1H, NEW_BUCKET",
        "PT0S, NEW_BUCKET",
        "PT23H59M59S, NEW_BUCKET",
        "PT24H, FIRST_SEEN",
        "PT24H1S, FIRST_SEEN"
    })
    void clocksMayDifferByADay(Duration before, Basis basis) {
        BucketId id = new BucketId("b", 0, hour(0).minus(before));

        assertThat(basis(told(nothing(), reading(hour(2), hour(0), counted(id, 1, 1)))))
                .containsExactly(basis);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1500, 500, CONTINUED",
        "1000, 1000, 0, CONTINUED",
        "1000, 999, 999, RESTARTED",
        "1000, 0, 0, RESTARTED"
    })
    void differencesAreNeverNegative(long before, long now, String byteHours, Basis basis) {
        Baselines baselines = next(nothing(), first(hour(0), counted(OLD, 1, before)));

        StorageUse use = told(Optional.of(baselines), reading(hour(1), hour(0), counted(OLD, 1, now)));

        assertThat(use.byteHours()).isEqualByComparingTo(byteHours);
        assertThat(basis(use)).containsExactly(basis);
    }

    @Test
    void missedHoursLoseNothing() {
        Baselines baselines = next(nothing(), first(hour(0), counted(OLD, 10, 100)));

        StorageUse use = told(Optional.of(baselines), reading(hour(72), hour(0), counted(OLD, 10, 820)));

        assertThat(use.byteHours()).isEqualByComparingTo("720");
        assertThat(use.from()).contains(hour(0));
    }

    @Test
    void countsBeyond64BitsAreExact() {
        BigInteger large = BigInteger.TEN.pow(24);
        Baselines baselines = next(nothing(), first(hour(0), counted(OLD, 10, large)));

        StorageUse use =
                told(Optional.of(baselines), reading(hour(1), hour(0), counted(OLD, 10, large.add(BigInteger.TEN))));

        assertThat(use.byteHours()).isEqualByComparingTo("10");
    }

    @Test
    void aBucketMadeAnewUnderTheSameNameIsAnotherOne() {
        BucketId again = new BucketId(OLD.name(), OLD.epoch(), hour(0).plusSeconds(60));
        Baselines baselines = next(nothing(), first(hour(0), counted(OLD, 10, 100)));

        StorageUse use = told(Optional.of(baselines), reading(hour(3), hour(0), counted(again, 200, 400)));

        assertThat(use.byteHours()).isEqualByComparingTo("400");
        assertThat(basis(use)).containsExactly(NEW_BUCKET, CLOSED);
        assertThat(use.bytes()).isEqualTo(200);
    }

    @Test
    void aBucketThatTheGatewayLeftOutOnceLosesNothingAndIsNotCountedTwice() {
        Baselines seen = next(nothing(), first(hour(0), counted(OLD, 10, 100)));
        Reading without = reading(hour(1), hour(0));
        Baselines missing = next(Optional.of(seen), without);

        assertThat(basis(told(Optional.of(seen), without))).containsExactly(CLOSED);
        assertThat(told(Optional.of(missing), reading(hour(2), hour(1))).buckets())
                .as("told as closed once")
                .isEmpty();
        StorageUse back = told(Optional.of(missing), reading(hour(2), hour(1), counted(OLD, 10, 120)));
        assertThat(back.byteHours()).isEqualByComparingTo("20");
        assertThat(basis(back)).containsExactly(CONTINUED);
    }

    @ParameterizedTest
    @CsvSource({"PT167H59M, 1", "PT168H, 0"})
    void bucketsThatAreGoneAreForgottenAfterAWeek(Duration later, int known) {
        Baselines gone =
                next(Optional.of(next(nothing(), first(hour(0), counted(OLD, 10, 100)))), reading(hour(1), hour(0)));

        Baselines after = next(Optional.of(gone), reading(hour(1).plus(later), hour(1)));

        assertThat(after.buckets()).hasSize(known);
    }

    @Test
    void aUserWithoutBucketsForMonthsBeginsAtTheGatewaysReadingBefore() {
        Baselines none = next(nothing(), first(hour(0)));
        BucketId made = new BucketId("new", 0, hour(1_000).plusSeconds(1));

        StorageUse use = told(Optional.of(none), reading(hour(1_002), hour(1_000), counted(made, 5, 10)));

        assertThat(use.from()).contains(hour(1_000));
        assertThat(use.byteHours()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-1, false", "1, true"})
    void onlyANewerReadingIsMetered(long micros, boolean told) {
        Baselines baselines = next(nothing(), first(hour(1), counted(OLD, 10, 100)));
        Reading reading = reading(hour(1).plusNanos(micros * 1_000), hour(0), counted(OLD, 10, 200));

        Metered metered = Metering.meter(Optional.of(baselines), reading);

        assertThat(metered instanceof Metered.Told).isEqualTo(told);
    }

    @Test
    void aBucketThatIsToldTwiceInOneAnswerCountsOnce() {
        Baselines baselines = next(nothing(), first(hour(0), counted(OLD, 10, 100)));

        StorageUse use =
                told(Optional.of(baselines), reading(hour(1), hour(0), counted(OLD, 10, 110), counted(OLD, 10, 110)));

        assertThat(use.byteHours()).isEqualByComparingTo("10");
        assertThat(use.bytes()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        // bytes, at age (minutes); an hour later bytes, at age: byte-hours of the hour
        "100, 0, 300, 0, 200",
        "100, 0, 100, 0, 100",
        "300, 0, 0, 0, 150",
        "100, 0, 300, 60, 300", // did not advance: its size for the time
        "100, 0, 300, 90, 300",
        "100, 30, 100, 30, 100",
        "100, 30, 300, 30, 275", // from 200 to 300 for half an hour, then 300
        "1, 0, 0, 0, 0.5",
        "0, 0, 1, 59, 0.991667"
    })
    void sizesAreJoinedByALine(long before, int ageBefore, long now, int ageNow, BigDecimal byteHours) {
        Baselines baselines =
                next(nothing(), first(hour(0), sampled(OLD, before, hour(0).minus(Duration.ofMinutes(ageBefore)))));

        StorageUse use = told(
                Optional.of(baselines),
                reading(hour(1), hour(0), sampled(OLD, now, hour(1).minus(Duration.ofMinutes(ageNow)))));

        assertThat(use.byteHours()).isEqualByComparingTo(byteHours);
        assertThat(use.byteHours().scale()).isEqualTo(ByteHours.DIGITS);
    }

    @Test
    void aGatewayWhoseClockIsAheadMakesNothingNegative() {
        Baselines baselines = next(nothing(), first(hour(0), sampled(OLD, 100, hour(5))));

        StorageUse use = told(Optional.of(baselines), reading(hour(1), hour(0), sampled(OLD, 100, hour(9))));

        assertThat(use.byteHours()).isEqualByComparingTo("100");
    }

    @Test
    void aSampledBucketCountsFromTheReadingThatSawIt() {
        assertThat(told(nothing(), reading(hour(1), hour(0), sampled(PHOTOS, 100, hour(1))))
                        .byteHours())
                .isEqualByComparingTo("0");
    }

    @Test
    void aGatewayThatBeginsToCountByteHoursStartsABaseline() {
        Baselines baselines = next(nothing(), first(hour(0), sampled(OLD, 100, hour(0))));

        StorageUse use = told(Optional.of(baselines), reading(hour(1), hour(0), counted(OLD, 100, 1_000_000)));

        assertThat(use.byteHours()).isEqualByComparingTo("0");
        assertThat(basis(use)).containsExactly(FIRST_SEEN);
    }

    @Test
    void hourlyMaximaAddUpAndWhereThereIsNoneTheBytesDo() {
        BucketFigure peak = new BucketFigure(OLD, 10, hour(1), Optional.of(70L), Optional.empty());

        assertThat(told(nothing(), first(hour(1), peak, sampled(PHOTOS, 5, hour(1))))
                        .hourMaximum())
                .isEqualTo(75);
    }

    @Test
    void negativeFiguresAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counted(OLD, -1, 1))
                .withMessageContaining("old");
        assertThatIllegalArgumentException().isThrownBy(() -> counted(OLD, 1, -1));
    }

    @Test
    void moreThanCanBeIsNotTaken() {
        BigInteger most = BigInteger.TEN.pow(25);

        assertThat(counted(OLD, 1, most.subtract(BigInteger.ONE)).byteHours()).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counted(OLD, 1, most))
                .withMessageContaining("old");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> told(
                        nothing(), first(NOON, counted(OLD, Long.MAX_VALUE, 0), counted(PHOTOS, Long.MAX_VALUE, 0))));
    }

    private static Optional<Baselines> nothing() {
        return Optional.empty();
    }

    private static Instant hour(long number) {
        return NOON.plus(Duration.ofHours(number));
    }

    private static Reading first(Instant at, BucketFigure... buckets) {
        return new Reading(at, Optional.empty(), List.of(buckets));
    }

    private static Reading reading(Instant at, Instant previous, BucketFigure... buckets) {
        return new Reading(at, Optional.of(previous), Arrays.asList(buckets));
    }

    private static BucketFigure counted(BucketId id, long bytes, long byteHours) {
        return counted(id, bytes, BigInteger.valueOf(byteHours));
    }

    private static BucketFigure counted(BucketId id, long bytes, BigInteger byteHours) {
        return new BucketFigure(id, bytes, NOON, Optional.of(bytes), Optional.of(byteHours));
    }

    private static BucketFigure sampled(BucketId id, long bytes, Instant at) {
        return new BucketFigure(id, bytes, at, Optional.empty(), Optional.empty());
    }

    private static StorageUse told(Optional<Baselines> baselines, Reading reading) {
        return ((Metered.Told) Metering.meter(baselines, reading)).use();
    }

    private static Baselines next(Optional<Baselines> baselines, Reading reading) {
        return ((Metered.Told) Metering.meter(baselines, reading)).next();
    }

    private static List<Basis> basis(StorageUse use) {
        return use.buckets().stream().map(BucketUse::basis).toList();
    }
}
