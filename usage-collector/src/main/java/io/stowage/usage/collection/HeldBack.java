package io.stowage.usage.collection;

import java.time.Instant;

/**
 * An object that could not be read as its format says and is kept at the gateway.
 *
 * @param digest of the content that was told of, hexadecimal
 * @param attempts how often it was read
 */
public record HeldBack(String objectName, String digest, int attempts, Instant firstAt, Instant readAgainAt) {

    /** Read once more, and no better. */
    static HeldBack again(HeldBack before, String digest, RetryWaits waits, Instant now) {
        int attempts = before.attempts + 1;
        return new HeldBack(before.objectName, digest, attempts, before.firstAt, now.plus(waits.after(attempts)));
    }

    static HeldBack first(String objectName, String digest, RetryWaits waits, Instant now) {
        return new HeldBack(objectName, digest, 1, now, now.plus(waits.after(1)));
    }
}
