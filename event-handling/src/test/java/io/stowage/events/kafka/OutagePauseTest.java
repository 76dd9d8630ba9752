package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.events.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.backoff.FixedBackOff;

class OutagePauseTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> valve = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger probes = new AtomicInteger();
    private final OutagePause pause = new OutagePause(
            new OutagePause.Valve() {
                @Override
                public void pause() {
                    valve.add("paused");
                }

                @Override
                public void resume() {
                    valve.add("resumed");
                }
            },
            new FixedBackOff(1, Long.MAX_VALUE),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final StreamHealth health = new StreamHealth(pause);

    @Test
    void standsStillUntilTheProbeSaysThatItIsOver() {
        begin("gateway west is away");
        await().until(() -> probes.get() > 2);

        assertThat(valve).containsExactly("paused");
        assertThat(pause.current()).contains(new OutagePause.Pause("gateway west is away", NOW));

        over.set(true);
        await().until(() -> valve.contains("resumed"));
        assertThat(pause.current()).isEmpty();
    }

    @Test
    void secondOutageMeanwhileIsTheSameOne() {
        begin("gateway west is away");
        begin("gateway east is away");
        over.set(true);

        await().until(() -> valve.contains("resumed"));
        assertThat(valve).containsExactly("paused", "resumed");
    }

    @Test
    void canPauseAgainAfterwards() {
        over.set(true);
        begin("gateway west is away");
        await().until(() -> valve.contains("resumed"));

        begin("gateway west is away");

        await().until(() -> valve.equals(List.of("paused", "resumed", "paused", "resumed")));
    }

    @Test
    void nobodyIsAskedAnyMoreWhenTheServiceHasStopped() {
        begin("gateway west is away");
        await().until(() -> probes.get() > 2);

        pause.close();

        over.set(true);
        await().during(Duration.ofMillis(200)).until(() -> valve.equals(List.of("paused")));
    }

    @Test
    void healthSaysWhyAndSinceWhen() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        begin("gateway west is away");

        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails())
                .containsEntry("paused", "gateway west is away")
                .containsEntry("since", NOW);
        over.set(true);
        await().until(() -> health.health().getStatus().equals(Status.UP));
    }

    private void begin(String reason) {
        Outage.Probe probe = () -> {
            probes.incrementAndGet();
            return over.get();
        };
        pause.begin(new Outage(reason, new IllegalStateException(), probe), probe);
    }
}
