package io.stowage.simulator.state;

import java.time.Instant;

/**
 * A bucket.
 *
 * @param epoch tells this bucket from an earlier one of the same name
 */
public record Bucket(String name, long epoch, String ownerId, Instant created, BucketSize size) {
    public Bucket withSize(BucketSize changed) {
        return new Bucket(name, epoch, ownerId, created, changed);
    }
}
