package io.stowage.simulator.usage;

import io.stowage.simulator.state.GatewayState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The gateway's time: a real clock and what it was advanced by, which survives a restart. Signatures are compared with
 * the real clock, so that callers need not know.
 */
public final class SimulatorClock implements InstantSource {
    private static final String OFFSET = "clock-offset-millis";

    private final InstantSource real;
    private final GatewayState state;
    private volatile Duration offset;

    public SimulatorClock(InstantSource real, GatewayState state) {
        this.real = real;
        this.state = state;
        this.offset = Duration.ofMillis(state.read(() -> state.number(OFFSET)));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    public InstantSource real() {
        return real;
    }

    /** @throws IllegalArgumentException when it is negative: time does not go back */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock can only be advanced, not by " + by);
        }
        state.change(() -> {
            Duration later = offset.plus(by);
            state.setNumber(OFFSET, later.toMillis());
            offset = later;
        });
    }

    /** Hours since 1970, the unit of bucket sizes. */
    public long hour() {
        return instant().getEpochSecond() / 3600;
    }
}
