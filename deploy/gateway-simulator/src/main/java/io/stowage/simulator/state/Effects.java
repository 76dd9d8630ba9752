package io.stowage.simulator.state;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The record of what really changed, for tests to compare with what others believe. */
public final class Effects {
    private final GatewayState state;
    private final InstantSource clock;

    public Effects(GatewayState state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /** To be called inside the change that has the effect. */
    public void happened(String call, User user, String subject) {
        long number = state.next("effects");
        Effect effect = new Effect(number, clock.instant(), call, user.id(), user.email(), subject);
        state.effects().put(row(number), effect);
    }

    /** @param number of the last effect the caller knows; 0 for all */
    public List<Effect> after(long number) {
        return state.read(() -> new ArrayList<>(
                state.effects().rows().tailMap(row(number), false).values()));
    }

    private static String row(long number) {
        return "%016d".formatted(number);
    }
}
