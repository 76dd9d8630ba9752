package io.stowage.usage.collection;

/** A pass was told to end; nothing of it counts. */
public final class Interruption extends RuntimeException {

    Interruption() {
        super("interrupted while collecting");
    }
}
