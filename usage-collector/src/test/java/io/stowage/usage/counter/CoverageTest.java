package io.stowage.usage.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CoverageTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Property(tries = 500)
    void coversExactlyTheSecondsOfAllWindows(
            @ForAll @Size(max = 12) List<@IntRange(max = 60) Integer> starts,
            @ForAll @IntRange(min = 1, max = 9) int length) {
        Coverage coverage = Coverage.NONE;
        TreeSet<Integer> seconds = new TreeSet<>();
        for (int start : starts) {
            boolean shared = false;
            for (int second = start; second < start + length; second++) {
                shared |= !seconds.add(second);
            }
            Coverage.Added added = coverage.with(window(start, length));
            assertThat(!added.shared().isEmpty()).isEqualTo(shared);
            coverage = added.after();
        }
        TreeSet<Integer> covered = new TreeSet<>();
        for (Stretch stretch : coverage.stretches()) {
            for (Instant at = stretch.from(); at.isBefore(stretch.until()); at = at.plusSeconds(1)) {
                assertThat(covered.add((int) Duration.between(START, at).toSeconds()))
                        .isTrue();
            }
        }
        assertThat(covered).isEqualTo(seconds);
        for (Stretch gap : coverage.gaps(Duration.ZERO)) {
            assertThat(gap.until()).isAfter(gap.from());
        }
        assertThat(coverage.gaps(Duration.ZERO))
                .hasSize(Math.max(0, coverage.stretches().size() - 1));
    }

    @Example
    void gapsAreToldFromALengthOn() {
        Coverage coverage = Coverage.NONE
                .with(window(0, 10))
                .after()
                .with(window(12, 8))
                .after()
                .with(window(40, 5))
                .after();
        assertThat(coverage.gaps(Duration.ofSeconds(2))).containsExactly(stretch(20, 40));
        assertThat(coverage.gaps(Duration.ZERO)).containsExactly(stretch(10, 12), stretch(20, 40));
    }

    @Example
    void overlapIsTheTimeShared() {
        Coverage coverage = Coverage.NONE.with(window(0, 10)).after();
        assertThat(coverage.with(window(8, 10)).shared()).containsExactly(stretch(8, 10));
        assertThat(coverage.with(window(10, 10)).shared()).isEmpty();
    }

    @Example
    void onlyTheLatestStretchesAreRememberedAndOlderWindowsSayNothing() {
        Coverage coverage = Coverage.NONE;
        for (int i = 0; i < 150; i++) {
            coverage = coverage.with(window(i * 10, 1)).after();
        }
        Coverage remembered = coverage.latest();
        assertThat(remembered.stretches()).hasSize(Coverage.MOST_STRETCHES);
        assertThat(remembered.with(window(5, 1)).after()).isEqualTo(remembered);
    }

    private static Window window(int start, int seconds) {
        return new Window(START.plusSeconds(start), seconds);
    }

    private static Stretch stretch(int from, int until) {
        return new Stretch(START.plusSeconds(from), START.plusSeconds(until));
    }
}
