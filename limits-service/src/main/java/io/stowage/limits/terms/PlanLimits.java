package io.stowage.limits.terms;

import io.stowage.gateway.RateLimits;
import java.util.OptionalLong;

/**
 * The part of a plan that limits an account.
 *
 * @param user rates of the whole account
 * @param eachBucket rates of each of its buckets
 * @param quotaBytes space in bytes; empty: unlimited
 */
public record PlanLimits(RateLimits user, RateLimits eachBucket, OptionalLong quotaBytes) {

    public static final PlanLimits UNLIMITED =
            new PlanLimits(RateLimits.UNLIMITED, RateLimits.UNLIMITED, OptionalLong.empty());
}
