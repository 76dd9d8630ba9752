package io.stowage.events;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a record could not be handled.
 *
 * @param reasonClass kind of reason, few and stable, for counting: for example {@code unknown-plan}
 * @param reason one line for people; never holds a secret
 * @param gatewayRequestId what the storage's support asks for, where a gateway refused
 * @param attempts how often it was tried
 * @param firstFailure when it failed first
 * @param lastFailure when it failed last
 */
public record DeadLetter(
        String reasonClass,
        String reason,
        Optional<String> gatewayRequestId,
        int attempts,
        Instant firstFailure,
        Instant lastFailure) {

    /** Refused at the first look, without asking a gateway. */
    public static DeadLetter refused(String reasonClass, String reason, Instant now) {
        return new DeadLetter(reasonClass, reason, Optional.empty(), 1, now, now);
    }
}
