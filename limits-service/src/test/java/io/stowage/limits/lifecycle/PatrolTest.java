package io.stowage.limits.lifecycle;

import static io.stowage.limits.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatrolTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private final Patrol patrol = new Patrol(HOUR);

    @Test
    void nextLookLiesHalfToOneAndAHalfIntervalsAhead() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(patrol.next("sub-" + i, NOW))
                    .isBetween(NOW.plus(Duration.ofMinutes(30)), NOW.plus(Duration.ofMinutes(90)));
        }
    }

    @Test
    void whoIsLookedAtInTimeKeepsItsPointOfTheInterval() {
        Instant first = patrol.next("sub-1", NOW);

        assertThat(patrol.next("sub-1", first.plusSeconds(20))).isEqualTo(first.plus(HOUR));
    }

    @Test
    void accountsAreSpreadOverTheInterval() {
        var byMinute = IntStream.range(0, 6_000)
                .mapToObj(i -> patrol.next("sub-" + i, NOW))
                .collect(Collectors.groupingBy(at -> Duration.between(NOW, at).toMinutes(), Collectors.counting()));

        assertThat(byMinute.values()).hasSizeBetween(60, 61).allMatch(accounts -> accounts < 300);
    }
}
