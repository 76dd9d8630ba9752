package io.stowage.simulator.usage;

import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.state.UsageRow;

/** The operations usage statistics tell apart. */
public enum Operation {
    PUT,
    GET,
    LIST,
    OTHER;

    UsageRow once(UsageKey key, long uploaded, long downloaded) {
        return new UsageRow(
                key,
                this == PUT ? 1 : 0,
                this == GET ? 1 : 0,
                this == LIST ? 1 : 0,
                this == OTHER ? 1 : 0,
                uploaded,
                downloaded);
    }
}
