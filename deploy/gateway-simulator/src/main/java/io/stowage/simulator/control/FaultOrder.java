package io.stowage.simulator.control;

import io.stowage.simulator.faults.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault as JSON orders it.
 *
 * @param calls see {@link Fault}; all when missing
 * @param effect {@code delay}, {@code refuse}, {@code cut-before} or {@code cut-after}
 * @param millis of a delay, or its least when {@code maxMillis} is there
 * @param status of a refusal; 503 when missing
 */
record FaultOrder(
        @Nullable String calls,
        @Nullable String effect,
        @Nullable Integer times,
        @Nullable Double probability,
        @Nullable Long millis,
        @Nullable Long maxMillis,
        @Nullable Integer status) {

    Fault fault() {
        String which = calls == null ? "*" : calls;
        Fault fault = switch (effect == null ? "" : effect) {
            case "delay" -> delay(which);
            case "refuse" -> Fault.refuse(which, status == null ? 503 : status);
            case "cut-before" -> Fault.cutBefore(which);
            case "cut-after" -> Fault.cutAfter(which);
            default ->
                throw new IllegalArgumentException(
                        "effect must be delay, refuse, cut-before or cut-after, not " + effect);
        };
        return fault.times(times == null ? 0 : times).withProbability(probability == null ? 1 : probability);
    }

    private Fault delay(String which) {
        if (millis == null) {
            throw new IllegalArgumentException("a delay needs millis");
        }
        return Fault.delay(which, Duration.ofMillis(millis), Duration.ofMillis(maxMillis == null ? millis : maxMillis));
    }
}
