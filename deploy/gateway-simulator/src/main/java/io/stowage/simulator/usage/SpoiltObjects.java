package io.stowage.simulator.usage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Statistics objects that are answered with other bytes than theirs: half-written, or of no form at all. */
public final class SpoiltObjects {
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();

    public void spoil(String name, byte[] body) {
        bodies.put(name, body.clone());
    }

    public void mend(String name) {
        bodies.remove(name);
    }

    /** Null where the object is as it should be. */
    public byte @Nullable [] body(String name) {
        return bodies.get(name);
    }
}
