package io.stowage.usage.storage;

import java.time.Instant;

/**
 * One bucket, apart from an earlier one of the same name.
 *
 * @param name its name
 * @param epoch the gateway's own means of telling the two apart; 0 where it has none
 * @param createdAt when it was made, as the gateway tells it
 */
public record BucketId(String name, long epoch, Instant createdAt) {}
