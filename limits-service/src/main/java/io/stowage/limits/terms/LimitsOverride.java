package io.stowage.limits.terms;

import io.stowage.gateway.RateLimits;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Limits of one account that differ from its plan's; what is absent is the plan's.
 *
 * @param user all rates of the user, in place of the plan's
 * @param buckets all rates of single buckets, by name
 * @param quotaBytes space in bytes; 0: unlimited
 */
public record LimitsOverride(Optional<RateLimits> user, Map<String, RateLimits> buckets, OptionalLong quotaBytes) {

    public LimitsOverride {
        buckets = Map.copyOf(buckets);
    }
}
