package io.stowage.usage.topology;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether usage is metered; while it is not, why and since when. */
final class MeteringHealth implements HealthIndicator {

    private final Supplier<Optional<KafkaStreams.State>> state;
    private final GrowingWaits waits;

    /** @param state empty while Streams is not started */
    MeteringHealth(Supplier<Optional<KafkaStreams.State>> state, GrowingWaits waits) {
        this.state = state;
        this.waits = waits;
    }

    @Override
    public Health health() {
        KafkaStreams.State now = state.get().orElse(KafkaStreams.State.CREATED);
        Optional<GrowingWaits.Failure> failure = waits.waiting();
        if (failure.isPresent()) {
            return Health.status(Status.OUT_OF_SERVICE)
                    .withDetail("state", now)
                    .withDetail("failure", failure.get().why())
                    .withDetail("since", failure.get().at())
                    .build();
        }
        // Restoring state and taking partitions over is ordinary work.
        boolean works = now.isRunningOrRebalancing() || now == KafkaStreams.State.CREATED;
        return (works ? Health.up() : Health.down()).withDetail("state", now).build();
    }
}
