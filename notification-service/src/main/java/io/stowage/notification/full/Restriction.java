package io.stowage.notification.full;

import java.time.Instant;

/**
 * How far an account is to be restricted.
 *
 * @param reason one line for people
 * @param since when it came to this
 */
public record Restriction(RestrictionKind kind, Cause cause, String reason, Instant since) {

    /** Who wants it. */
    public enum Cause {
        /** By itself, from usage and plan. */
        QUOTA,
        OPERATOR
    }
}
