package io.stowage.usage.collection;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a gateway could not be collected from as it should be.
 *
 * @param reasonClass kind of reason, few and stable
 * @param reason one line for people
 * @param gatewayRequestId what the storage's support asks for
 * @param attempts passes that met it, one after the other
 */
public record Failure(
        String reasonClass,
        String reason,
        Optional<String> gatewayRequestId,
        int attempts,
        Instant firstAt,
        Instant lastAt) {

    /** Failed once more, perhaps for another reason. */
    Failure after(Failure before) {
        return new Failure(
                reasonClass, reason, gatewayRequestId, before.attempts() + attempts, before.firstAt(), lastAt);
    }
}
