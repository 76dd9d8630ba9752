package io.stowage.notification.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * Something happened to an account that its customer may hear of.
 *
 * @param id the same whenever the same thing is told
 * @param planId plan from then on; empty where none applies
 * @param purgeAt when the data go, of a termination; empty: they are kept
 */
public record Happening(String id, Kind kind, Instant occurredAt, Optional<String> planId, Optional<Instant> purgeAt) {

    /** What customers can be told. Whatever else happens is between billing and the operators. */
    public enum Kind {
        PROVISIONED,
        PLAN_CHANGED,
        SUSPENDED,
        RESUMED,
        KEYS_ROTATED,
        TERMINATING
    }
}
