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

    /** @param before of the attempt before this, which may have had another reason */
    static Failure of(Trouble trouble, Optional<Failure> before, Instant now) {
        return new Failure(
                trouble.reasonClass(),
                trouble.reason(),
                trouble.gatewayRequestId(),
                before.map(Failure::attempts).orElse(0) + 1,
                before.map(Failure::firstAt).orElse(now),
                now);
    }
}
