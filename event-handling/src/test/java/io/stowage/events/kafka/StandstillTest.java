package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandstillTest {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger stops = new AtomicInteger();
    private final Standstill standstill = new Standstill(LONGEST, time::get);

    @AfterEach
    void end() {
        standstill.close();
    }

    @Test
    void workThatWasUnderWayIsVoidAtOnceAndStopped() {
        try (Standstill.Work work = standstill.begin(stops::incrementAndGet)) {
            assertThat(work.isVoid()).isFalse();

            time.addAndGet(LONGEST.toNanos() + 1);

            assertThat(work.isVoid()).isTrue();
            await().until(() -> stops.get() == 1);
            assertThat(work.isVoid()).as("also when the time goes on as usual").isTrue();
        }
    }

    @Test
    void workThatHasEndedIsNotStoppedAndWorkThatBeginsAfterwardsIsSound() {
        standstill.begin(stops::incrementAndGet).close();

        time.addAndGet(LONGEST.toNanos() + 1);

        await().until(() -> {
            try (Standstill.Work work = standstill.begin(() -> {})) {
                return !work.isVoid();
            }
        });
        assertThat(stops).hasValue(0);
    }

    @Test
    void shortPauseIsNone() {
        try (Standstill.Work work = standstill.begin(stops::incrementAndGet)) {
            time.addAndGet(LONGEST.toNanos());

            assertThat(work.isVoid()).isFalse();
        }
    }
}
