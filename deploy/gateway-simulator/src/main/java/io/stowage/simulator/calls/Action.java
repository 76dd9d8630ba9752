package io.stowage.simulator.calls;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.signing.Caller;

/** What a call does. Throws a {@link io.stowage.simulator.http.Refusal} when it is not to be done. */
@FunctionalInterface
public interface Action {
    Answer perform(Call call, Caller caller);
}
