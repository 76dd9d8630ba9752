package io.stowage.simulator.state;

import java.time.Instant;

/**
 * Something an administrative call, or a call on a bucket, really changed.
 *
 * @param number grows by one with every effect
 * @param call kind of the call, such as {@code users.create}
 * @param subject what was made or removed: an access key id, an account or a bucket; else empty
 */
public record Effect(long number, Instant time, String call, String userId, String email, String subject) {}
