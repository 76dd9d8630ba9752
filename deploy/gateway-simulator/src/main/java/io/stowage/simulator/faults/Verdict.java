package io.stowage.simulator.faults;

import io.stowage.simulator.http.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the faults have in store for a call.
 *
 * @param refusal null when the call is not refused
 */
public record Verdict(Duration delay, @Nullable Refusal refusal, boolean cutBefore, boolean cutAfter) {
    static final Verdict NOTHING = new Verdict(Duration.ZERO, null, false, false);

    Verdict plus(Verdict more) {
        return new Verdict(
                delay.plus(more.delay),
                refusal == null ? more.refusal : refusal,
                cutBefore || more.cutBefore,
                cutAfter || more.cutAfter);
    }
}
