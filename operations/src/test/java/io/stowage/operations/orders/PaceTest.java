package io.stowage.operations.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long START = Long.MAX_VALUE - 5;

    @Test
    void theFirstDoesNotWaitAndTheOthersFollowEvenly() {
        Pace pace = Pace.parse("4");

        assertThat(pace.next(START)).isZero();
        assertThat(pace.next(START)).isEqualTo(Duration.ofMillis(250));
        assertThat(pace.next(START)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aLateOneIsNotMadeUpFor() {
        Pace pace = Pace.parse("4");
        pace.next(START);

        assertThat(pace.next(START + TimeUnit.SECONDS.toNanos(10))).isZero();
        assertThat(pace.next(START + TimeUnit.SECONDS.toNanos(10))).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void lessThanOneASecondIsARateToo() {
        Pace pace = Pace.parse("0.5 orders/s");
        pace.next(START);

        assertThat(pace.next(START)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void nobodyWaitsWithoutAPace() {
        Pace pace = Pace.unbounded();
        pace.next(START);

        assertThat(pace.next(START)).isZero();
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pace.parse("fast"))
                .withMessage("'fast' is no rate in orders/s; write for example 60 or 0.5 orders/s");
    }
}
