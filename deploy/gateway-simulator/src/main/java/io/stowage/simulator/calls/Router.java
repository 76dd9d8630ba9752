package io.stowage.simulator.calls;

import io.stowage.simulator.http.Call;

/** Finds out what a call asks for. */
@FunctionalInterface
public interface Router {
    /** @throws io.stowage.simulator.http.Refusal when it asks for nothing that exists */
    Route route(Call call);
}
