package io.stowage.usage.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stowage.usage.storage.BucketId;
import io.stowage.usage.storage.Measurement;
import io.stowage.usage.storage.StorageUse;
import io.stowage.usage.storage.StorageUse.Basis;
import io.stowage.usage.storage.StorageUse.BucketUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayPartsTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-20");
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final LocalDate THIRD = FIRST.plusDays(2);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T00:00:00Z, 2026-11-20",
        "2026-11-20T23:59:59.999999Z, 2026-11-20",
        "2026-11-21T00:00:00Z, 2026-11-21"
    })
    void aCounterBelongsToTheDayInWhichItsWindowBegins(Instant windowStart, LocalDate day) {
        assertThat(DayParts.ofCounter("eu-1", windowStart, Counts.NONE, Instant.EPOCH)
                        .day())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        // sampled: by time; 100 byte-hours
        "SAMPLED, 2026-11-20T23:00:00Z, 2026-11-21T01:00:00Z, 50, 50",
        "SAMPLED, 2026-11-20T23:30:00Z, 2026-11-21T01:00:00Z, 33.333333, 66.666667",
        "SAMPLED, 2026-11-20T23:00:00Z, 2026-11-21T00:00:00Z, 100, 0",
        "SAMPLED, 2026-11-21T00:00:00Z, 2026-11-21T01:00:00Z, , 100",
        // counted: the hours that were over at each reading
        "EXACT_INTEGRAL, 2026-11-20T23:59:00Z, 2026-11-21T00:59:59Z, 100, 0",
        "EXACT_INTEGRAL, 2026-11-20T23:00:30Z, 2026-11-21T01:00:30Z, 50, 50",
        "EXACT_INTEGRAL, 2026-11-21T00:00:01Z, 2026-11-21T01:00:01Z, , 100",
        // a gateway whose hour begins a little earlier
        "EXACT_INTEGRAL, 2026-11-20T23:01:00Z, 2026-11-20T23:59:59Z, 100,",
    })
    void byteHoursAreDividedAtMidnight(
            Measurement measurement, Instant from, Instant until, BigDecimal first, BigDecimal second) {
        Map<LocalDate, BigDecimal> days = DayParts.ofStorage("eu-1", use(from, until, "100", 7), measurement)
                .collect(Collectors.toMap(
                        DayPart::day, part -> part.storage().orElseThrow().byteHours()));

        assertThat(days.get(FIRST)).isEqualTo(first == null ? null : first.setScale(6));
        assertThat(days.get(SECOND)).isEqualTo(second == null ? null : second.setScale(6));
    }

    @Test
    void aDayThatNobodyMissedIsMeasuredAsAWhole() {
        Map<LocalDate, DayStorage> days = stored(DayParts.ofStorage(
                        "eu-1",
                        use(at("2026-11-20T22:10:00Z"), at("2026-11-22T01:10:00Z"), "27", 7),
                        Measurement.EXACT_INTEGRAL)
                .toList());

        assertThat(days.get(FIRST).measuredSeconds()).isEqualTo(7_200);
        assertThat(days.get(SECOND).measuredSeconds()).isEqualTo(86_400);
        assertThat(days.get(THIRD).measuredSeconds()).isEqualTo(3_600);
        assertThat(days.get(SECOND).byteHours()).isEqualByComparingTo("24");
        assertThat(days.get(SECOND).averageBytes()).isEqualTo(1);
    }

    @Test
    void theMaximumBelongsToTheDayOfTheReading() {
        Map<LocalDate, DayStorage> days = stored(DayParts.ofStorage(
                        "eu-1",
                        use(at("2026-11-20T22:10:00Z"), at("2026-11-21T01:10:00Z"), "27", 7),
                        Measurement.SAMPLED)
                .toList());

        assertThat(days.get(FIRST).maximumBytes()).isZero();
        assertThat(days.get(SECOND).maximumBytes()).isEqualTo(7);
    }

    @Test
    void theFirstReadingOfAllTellsTheMaximumAlone() {
        StorageUse use = new StorageUse(
                Optional.empty(),
                at("2026-11-20T22:10:00Z"),
                use(Instant.EPOCH, Instant.EPOCH, "0", 7).buckets());

        assertThat(DayParts.ofStorage("eu-1", use, Measurement.SAMPLED))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.day()).isEqualTo(FIRST);
                    assertThat(part.storage().orElseThrow().measuredSeconds()).isZero();
                    assertThat(part.storage().orElseThrow().averageBytes()).isZero();
                    assertThat(part.storage().orElseThrow().maximumBytes()).isEqualTo(7);
                });
    }

    @Test
    void timeThatTwoUsersAreMeasuredInCountsOnce() {
        Instant from = at("2026-11-20T10:00:00Z");
        Instant until = at("2026-11-20T12:00:00Z");
        DayStorage both = stored(DayParts.ofStorage("eu-1", use(from, until, "200", 100), Measurement.SAMPLED)
                        .toList())
                .get(FIRST)
                .plus(stored(DayParts.ofStorage(
                                        "us-1",
                                        use(from.plusSeconds(3_600), until.plusSeconds(3_600), "400", 200),
                                        Measurement.SAMPLED)
                                .toList())
                        .get(FIRST));

        assertThat(both.measuredSeconds()).isEqualTo(3 * 3_600);
        assertThat(both.averageBytes()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1.499999, 1", "1.5, 2", "0.499999, 0", "0.5, 1"})
    void averagesAreRoundedHalfUp(String byteHours, long average) {
        Instant from = at("2026-11-20T10:00:00Z");

        assertThat(stored(DayParts.ofStorage(
                                        "eu-1", use(from, from.plusSeconds(3_600), byteHours, 9), Measurement.SAMPLED)
                                .toList())
                        .get(FIRST)
                        .averageBytes())
                .isEqualTo(average);
    }

    @Test
    void sumsBeyondALongAreRefused() {
        DayPart most = DayParts.ofCounter(
                "eu-1", at("2026-11-20T00:00:00Z"), new Counts(0, 0, 0, 0, 0, Long.MAX_VALUE), Instant.EPOCH);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(most));
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59Z, false",
        "1970-01-01T00:00:00Z, true",
        "9999-12-31T23:59:59Z, true",
        "+10000-01-01T00:00:00Z, false"
    })
    void daysWithoutAnOrderlyDateAreRefused(Instant windowStart, boolean taken) {
        assertThat(catchThrowable(() -> DayParts.ofCounter("eu-1", windowStart, Counts.NONE, Instant.EPOCH)) == null)
                .isEqualTo(taken);
    }

    @Test
    void anAverageBeyondALongIsTheLargestThereIs() {
        Instant from = at("2026-11-20T10:00:00Z");

        assertThat(stored(DayParts.ofStorage(
                                        "eu-1",
                                        use(from, from.plusSeconds(3_600), "1" + "0".repeat(25), 9),
                                        Measurement.SAMPLED)
                                .toList())
                        .get(FIRST)
                        .averageBytes())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anotherDaysUsageIsNotAdded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayParts.ofCounter("e", at("2026-11-20T00:00:00Z"), Counts.NONE, Instant.EPOCH)
                        .plus(DayParts.ofCounter("e", at("2026-11-21T00:00:00Z"), Counts.NONE, Instant.EPOCH)));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-11, false", "2026-11-10, true", "2027-01-01, false"})
    void historyEndsAfterItsDays(LocalDate day, boolean over) {
        assertThat(new History(10).isOver(day, at("2026-11-21T23:59:59Z"))).isEqualTo(over);
    }

    @Test
    void aHistoryOfNoDaysIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new History(0))
                .withMessageContaining("stowage.usage.history-days");
    }

    private static Map<LocalDate, DayStorage> stored(List<DayPart> parts) {
        return parts.stream()
                .collect(Collectors.toMap(DayPart::day, part -> part.storage().orElseThrow()));
    }

    private static StorageUse use(Instant from, Instant until, String byteHours, long bytes) {
        return new StorageUse(
                Optional.of(from),
                until,
                List.of(new BucketUse(
                        new BucketId("b", 0, Instant.EPOCH),
                        bytes,
                        until,
                        Optional.empty(),
                        new BigDecimal(byteHours).setScale(6),
                        Basis.CONTINUED)));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
