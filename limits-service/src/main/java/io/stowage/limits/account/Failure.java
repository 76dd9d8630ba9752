package io.stowage.limits.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Why the limits are not as wanted.
 *
 * @param reasonClass kind of reason, few and stable
 * @param reason one line for people
 * @param gatewayRequestId what the storage's support asks for
 * @param attempts to put the limits in force, so far
 */
public record Failure(
        String reasonClass,
        String reason,
        Optional<String> gatewayRequestId,
        int attempts,
        Instant firstAt,
        Instant lastAt) {

    public static Failure first(String reasonClass, String reason, Optional<String> gatewayRequestId, Instant now) {
        return new Failure(reasonClass, reason, gatewayRequestId, 1, now, now);
    }

    /** Failed once more, perhaps for another reason. */
    public Failure after(Failure before) {
        return new Failure(
                reasonClass, reason, gatewayRequestId, before.attempts() + attempts, before.firstAt(), lastAt);
    }
}
