package io.stowage.operations.connection;

/** Kafka or the registry cannot be reached. The message is all that the user sees: what, where, what to do. */
public final class CannotReach extends RuntimeException {

    public CannotReach(String message) {
        super(message);
    }

    public CannotReach(String message, Throwable cause) {
        super(message, cause);
    }
}
