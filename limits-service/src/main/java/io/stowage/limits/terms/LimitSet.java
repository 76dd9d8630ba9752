package io.stowage.limits.terms;

import io.stowage.gateway.RateLimits;
import java.util.Map;
import java.util.OptionalLong;

/**
 * All limits of one account: as they are wanted, or as they are at the gateway. In operations per second, kB/s and bytes.
 *
 * @param buckets rates of every bucket of the account, by name
 * @param quotaBytes space that the gateway itself enforces; empty: unlimited, or the gateway enforces none
 */
public record LimitSet(RateLimits user, Map<String, RateLimits> buckets, OptionalLong quotaBytes) {

    public LimitSet {
        buckets = Map.copyOf(buckets);
    }
}
