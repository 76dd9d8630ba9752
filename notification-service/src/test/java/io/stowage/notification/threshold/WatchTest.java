package io.stowage.notification.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.messages.Threshold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final long GIB = 1L << 30;

    @ParameterizedTest(name = "{0} of {1} bytes at {2} %: {3}")
    @CsvSource({
        "8999, 10000, 90.00, false",
        "9000, 10000, 90.00, true",
        "9001, 10000, 90.00, true",
        "99, 100, 100.00, false",
        "100, 100, 100.00, true",
        "101, 100, 100.00, true",
        "8999, 10000, 89.99, true",
        "8998, 10000, 89.99, false",
        // A third of a byte is not there yet.
        "2, 3, 66.67, false",
        "2, 3, 66.66, true",
        "0, 1, 0.01, false",
        "1, 1, 0.01, true",
        "9223372036854775806, 9223372036854775807, 100.00, false",
        "9223372036854775807, 9223372036854775807, 100.00, true",
        "9223372036854775807, 9223372036854775807, 999.99, false"
    })
    void percentageIsReachedWhenUsageIsNotLess(long used, long quota, BigDecimal percent, boolean reached) {
        Watch watch = watch(OptionalLong.of(quota), new Threshold.Percent(percent));

        assertThat(watch.at(used, List.of(), NOON)).hasSize(reached ? 1 : 0);
    }

    @ParameterizedTest(name = "{0} bytes: {1}")
    @CsvSource({"49999999999, false", "50000000000, true", "50000000001, true"})
    void absoluteThresholdNeedsNoQuota(long used, boolean reached) {
        Watch watch = watch(OptionalLong.empty(), new Threshold.Bytes(50_000_000_000L));

        assertThat(watch.at(used, List.of(), NOON)).hasSize(reached ? 1 : 0);
    }

    @Test
    void unitsOf1000AndOf1024AreNotMixed() {
        Watch watch = watch(OptionalLong.of(100 * GIB), percent("100.00"), new Threshold.Bytes(100_000_000_000L));

        assertThat(watch.at(100_000_000_000L, List.of(), NOON))
                .extracting(Crossing::threshold)
                .containsExactly(new Threshold.Bytes(100_000_000_000L));
        assertThat(watch.at(100 * GIB, List.of(), NOON)).hasSize(2);
    }

    @Test
    void percentageOfNoQuotaIsNeverReached() {
        Watch watch = watch(OptionalLong.empty(), percent("0.01"));

        assertThat(watch.at(Long.MAX_VALUE, List.of(), NOON)).isEmpty();
    }

    @ParameterizedTest(name = "{0} % with a margin of {1}: left at {2} of 10000: {3}")
    @CsvSource({
        "90.00, 5, 8501, false",
        "90.00, 5, 8500, false",
        "90.00, 5, 8499, true",
        "90.00, 0, 9000, false",
        "90.00, 0, 8999, true",
        // The margin would leave nothing below these: half of them counts.
        "4.00, 5, 200, false",
        "4.00, 5, 199, true",
        "10.00, 5, 500, false",
        "10.00, 5, 499, true"
    })
    void percentageIsLeftBelowItsMargin(BigDecimal percent, int margin, long used, boolean left) {
        Threshold threshold = new Threshold.Percent(percent);
        Watch watch = new Watch(List.of(threshold), OptionalLong.of(10_000), margin);

        assertThat(watch.at(used, List.of(new Crossing(threshold, Stage.TOLD, NOON)), LATER))
                .containsExactly(
                        left ? new Crossing(threshold, Stage.LEFT, LATER) : new Crossing(threshold, Stage.TOLD, NOON));
    }

    @ParameterizedTest(name = "{0} bytes: {1}")
    @CsvSource({"950, false", "949, true"})
    void absoluteThresholdIsLeftByAPercentageOfIt(long used, boolean left) {
        Threshold threshold = new Threshold.Bytes(1000);
        Watch watch = watch(OptionalLong.empty(), threshold);

        assertThat(watch.at(used, List.of(new Crossing(threshold, Stage.TOLD, NOON)), LATER))
                .extracting(Crossing::stage)
                .containsExactly(left ? Stage.LEFT : Stage.TOLD);
    }

    @Test
    void ofSeveralReachedAtOnceTheHighestIsNews() {
        Watch watch = watch(OptionalLong.of(100), percent("95.00"), percent("80.00"), new Threshold.Bytes(97));

        List<Crossing> crossings = watch.at(96, List.of(), NOON);
        assertThat(crossings).hasSize(2);
        assertThat(watch.news(crossings).reached().map(Crossing::threshold)).contains(percent("95.00"));

        List<Crossing> higher = watch.at(97, crossings, LATER);
        assertThat(watch.news(higher).reached().map(Crossing::threshold)).contains(new Threshold.Bytes(97));
        assertThat(Watch.told(higher)).hasSize(3).allMatch(crossing -> crossing.stage() == Stage.TOLD);
    }

    @Test
    void ofSeveralLeftAtOnceTheLowestIsNews() {
        Watch watch = watch(OptionalLong.of(100), percent("80.00"), percent("95.00"), percent("100.00"));
        List<Crossing> told = Watch.told(watch.at(101, List.of(), NOON));

        List<Crossing> crossings = watch.at(80, told, LATER);

        assertThat(watch.news(crossings).left().map(Crossing::threshold)).contains(percent("95.00"));
        assertThat(watch.news(crossings).reached()).isEmpty();
        assertThat(Watch.told(crossings)).extracting(Crossing::threshold).containsExactly(percent("80.00"));
    }

    @Test
    void thresholdBelowOneThatTheCustomerKnowsIsNoNews() {
        List<Crossing> told =
                Watch.told(watch(OptionalLong.of(100), percent("95.00")).at(96, List.of(), NOON));
        Watch widened = watch(OptionalLong.of(100), percent("85.00"), percent("95.00"));

        List<Crossing> crossings = widened.at(96, told, LATER);

        assertThat(Watch.isUntold(crossings)).isTrue();
        assertThat(widened.news(crossings)).isEqualTo(new Watch.News(Optional.empty(), Optional.empty()));
    }

    @Test
    void whatWasLeftBeforeAnybodyWasToldIsAsIfItHadNotBeen() {
        Watch watch = watch(OptionalLong.of(100), percent("90.00"));
        List<Crossing> reached = watch.at(90, List.of(), NOON);

        assertThat(watch.at(89, reached, LATER))
                .as("no margin: nobody was told")
                .isEmpty();
    }

    @Test
    void whatWasReachedAgainBeforeAnybodyWasToldIsAsIfItHadNotBeenLeft() {
        Watch watch = watch(OptionalLong.of(100), percent("90.00"));
        List<Crossing> left = watch.at(84, Watch.told(watch.at(90, List.of(), NOON)), NOON);
        assertThat(left).extracting(Crossing::stage).containsExactly(Stage.LEFT);

        assertThat(watch.at(85, left, LATER)).extracting(Crossing::stage).containsExactly(Stage.TOLD);
    }

    @Test
    void quotaThatGrowsOrGoesLeavesPercentages() {
        List<Crossing> told =
                Watch.told(watch(OptionalLong.of(100), percent("90.00")).at(95, List.of(), NOON));

        assertThat(watch(OptionalLong.of(1000), percent("90.00")).at(95, told, LATER))
                .extracting(Crossing::stage)
                .containsExactly(Stage.LEFT);
        assertThat(watch(OptionalLong.empty(), percent("90.00")).at(95, told, LATER))
                .extracting(Crossing::stage)
                .containsExactly(Stage.LEFT);
    }

    @Test
    void thresholdThatIsNotWatchedAnyMoreIsForgotten() {
        List<Crossing> told =
                Watch.told(watch(OptionalLong.of(100), percent("90.00")).at(95, List.of(), NOON));

        assertThat(watch(OptionalLong.of(100), percent("96.00")).at(95, told, LATER))
                .isEmpty();
    }

    @Test
    void sameUsageAgainChangesNothing() {
        Watch watch = watch(OptionalLong.of(100), percent("90.00"), percent("100.00"));
        List<Crossing> once = watch.at(100, List.of(), NOON);

        assertThat(watch.at(100, once, LATER)).isEqualTo(once);
    }

    @Test
    void marginOfMoreThanHalfAndQuotaOfNothingAreRefused() {
        assertThatThrownBy(() -> new Watch(List.of(), OptionalLong.empty(), 51)).hasMessageContaining("0 and 50");
        assertThatThrownBy(() -> new Watch(List.of(), OptionalLong.of(0), 5)).hasMessageContaining("0 bytes");
    }

    private static Watch watch(OptionalLong quota, Threshold... thresholds) {
        return new Watch(List.of(thresholds), quota, 5);
    }

    private static Threshold percent(String percent) {
        return new Threshold.Percent(new BigDecimal(percent));
    }
}
