package io.stowage.schemas.serde;

/** The schema registry cannot be reached, or answers with an error of its own: an outage, not a fault of a record. */
public final class RegistryUnavailable extends RuntimeException {

    RegistryUnavailable(String message) {
        super(message);
    }

    RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
