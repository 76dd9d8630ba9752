package io.stowage.simulator.signing;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Refuses calls signed too long ago or too far ahead. */
final class Skew {
    static final Duration MOST = Duration.ofMinutes(15);

    private final InstantSource clock;

    Skew(InstantSource clock) {
        this.clock = clock;
    }

    void check(Instant signed) {
        if (Duration.between(signed, clock.instant()).abs().compareTo(MOST) > 0) {
            throw new Refusal(
                    S3Error.REQUEST_TIME_TOO_SKEWED,
                    "The difference between the request time and the server's time is too large.");
        }
    }

    Instant now() {
        return clock.instant();
    }
}
