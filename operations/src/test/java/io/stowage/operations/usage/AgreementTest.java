package io.stowage.operations.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

    private static final Period PERIOD = new Period(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-21"));
    private static final CounterKey KEY = new CounterKey("photos", 7, "u1", "");

    @Test
    void equalTotalsAgree() {
        assertThat(Agreement.ofOperations(Map.of("sub-1", puts(3)), Map.of("sub-1", days(puts(3), "0"))))
                .isEmpty();
    }

    @Test
    void tellsWhatTheDailyTotalsHaveTooFewOrTooManyOf() {
        assertThat(Agreement.ofOperations(
                        Map.of("sub-1", puts(3), "sub-2", puts(1)),
                        Map.of("sub-1", days(puts(5), "0"), "sub-3", days(puts(4), "0"))))
                .extracting(Difference::about, difference -> difference.text().split(";")[0])
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "subscription sub-1", "records minus daily totals: -2 puts"),
                        org.assertj.core.groups.Tuple.tuple("subscription sub-2", "records minus daily totals: 1 puts"),
                        org.assertj.core.groups.Tuple.tuple(
                                "subscription sub-3", "records minus daily totals: -4 puts"));
    }

    /** 10 byte-hours before the period and into it, 20 within, 40 out of it. */
    @ParameterizedTest
    @CsvSource({"19.999999, false", "20, true", "45, true", "70, true", "70.000001, false"})
    void dailyByteHoursLieBetweenTheIntervalsWithinAndThoseThatTouch(String daily, boolean agrees) {
        StorageSums sums = new StorageSums(PERIOD);
        interval(sums, "2026-11-19T20:00:00Z", "2026-11-20T02:00:00Z", "10");
        interval(sums, "2026-11-20T02:00:00Z", "2026-11-21T23:00:00Z", "20");
        interval(sums, "2026-11-21T23:00:00Z", "2026-11-22T01:00:00Z", "40");
        interval(sums, "2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z", "80");
        interval(sums, "2026-11-19T01:00:00Z", "2026-11-20T00:00:00Z", "160");

        assertThat(Agreement.ofStorage(sums.subscriptions(), Map.of("sub-1", days(Counted.NOTHING, daily)))
                        .isEmpty())
                .isEqualTo(agrees);
    }

    @Test
    void anIntervalThatFillsThePeriodIsExact() {
        StorageSums sums = new StorageSums(PERIOD);
        interval(sums, "2026-11-20T00:00:00Z", "2026-11-22T00:00:00Z", "48");

        assertThat(Agreement.ofStorage(sums.subscriptions(), Map.of("sub-1", days(Counted.NOTHING, "48"))))
                .isEmpty();
        assertThat(Agreement.ofStorage(sums.subscriptions(), Map.of()))
                .singleElement()
                .extracting(Difference::text)
                .asString()
                .contains("48 by readings and 0 by day");
    }

    @Test
    void whatAGatewayStillHoldsIsADifference() {
        HeldByGateway held = new HeldByGateway("west", 2, puts(5), List.of("broken"), false, Map.of());

        assertThat(Agreement.ofGateway(held))
                .extracting(Difference::text)
                .containsExactly(
                        "2 objects of the period are not collected yet: 5 puts",
                        "it shows its first objects only; more may be waiting",
                        "cannot be read, its counters are missing: broken");
        assertThat(Agreement.ofGateway(new HeldByGateway("west", 0, Counted.NOTHING, List.of(), true, Map.of())))
                .isEmpty();
    }

    @Test
    void allThatASimulatorCountedIsToldWaitsOrIsBeingCounted() {
        SimulatorTotals simulator =
                new SimulatorTotals(URI.create("http://x"), Map.of(KEY, puts(10)), Map.of(KEY, puts(1)));

        assertThat(Agreement.ofSimulator(simulator, Map.of(KEY, puts(7)), Map.of(KEY, puts(2))))
                .isEmpty();
        assertThat(Agreement.ofSimulator(simulator, Map.of(KEY, puts(8)), Map.of(KEY, puts(2))))
                .singleElement()
                .extracting(Difference::text)
                .isEqualTo("bucket photos of user u1: counted minus known: -1 puts");
        assertThat(Agreement.ofSimulator(simulator, Map.of(KEY, puts(7)), Map.of()))
                .singleElement()
                .extracting(Difference::text)
                .isEqualTo("bucket photos of user u1: counted minus known: 2 puts");
    }

    private static void interval(StorageSums sums, String from, String until, String byteHours) {
        sums.add(Usages.stored("west", "sub-1", from, until)
                .setByteHours(new BigDecimal(byteHours).setScale(6))
                .build());
    }

    private static Counted puts(long puts) {
        return new Counted(puts, 0, 0, 0, 0, 0);
    }

    private static DailySums.Sum days(Counted counted, String byteHours) {
        return new DailySums.Sum("west", counted, new BigDecimal(byteHours));
    }
}
