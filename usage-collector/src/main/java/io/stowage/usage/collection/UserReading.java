package io.stowage.usage.collection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a gateway said at one moment of all buckets of one user.
 *
 * @param userId the gateway's id; empty for buckets of nobody
 * @param readAt when the gateway was asked
 * @param previousReadAt when it was asked before, for all of its buckets; empty: it never was
 * @param buckets empty: the user has none any more
 */
public record UserReading(
        String gatewayId,
        String userId,
        Instant readAt,
        Optional<Instant> previousReadAt,
        SizeSource.Measured measured,
        List<BucketFigures> buckets) {

    public UserReading {
        buckets = List.copyOf(buckets);
    }
}
