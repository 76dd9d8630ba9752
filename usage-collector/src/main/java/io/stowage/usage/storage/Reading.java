package io.stowage.usage.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a gateway told of all buckets of one user.
 *
 * @param readAt when it was asked
 * @param previousReadAt when the gateway was asked before, for this user or others; empty: it never was
 * @param buckets all of them; none: the user has none
 */
public record Reading(Instant readAt, Optional<Instant> previousReadAt, List<BucketFigure> buckets) {

    public Reading {
        buckets = List.copyOf(buckets);
    }
}
