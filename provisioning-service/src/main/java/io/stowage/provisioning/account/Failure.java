package io.stowage.provisioning.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Why the gateway is not as wanted.
 *
 * @param reasonClass kind of reason, few and stable
 * @param reason one line for people
 * @param gatewayRequestId what the storage's support asks for
 * @param attempts to bring the account about, so far
 */
public record Failure(
        String reasonClass,
        String reason,
        Optional<String> gatewayRequestId,
        int attempts,
        Instant firstAt,
        Instant lastAt) {

    /** Failed once more, perhaps for another reason. */
    public Failure after(Failure before) {
        return new Failure(
                reasonClass, reason, gatewayRequestId, before.attempts() + attempts, before.firstAt(), lastAt);
    }
}
