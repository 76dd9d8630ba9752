package io.stowage.events.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether the stream flows; while it is paused, why and since when. */
final class StreamHealth implements HealthIndicator {

    private final OutagePause pause;

    StreamHealth(OutagePause pause) {
        this.pause = pause;
    }

    @Override
    public Health health() {
        return pause.current()
                .map(current -> Health.status(Status.OUT_OF_SERVICE)
                        .withDetail("paused", current.reason())
                        .withDetail("since", current.since())
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
