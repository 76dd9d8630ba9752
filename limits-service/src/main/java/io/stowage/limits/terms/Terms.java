package io.stowage.limits.terms;

import io.stowage.gateway.RateLimits;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an account may do: its plan, and what differs from it. */
public record Terms(PlanLimits plan, Optional<LimitsOverride> override) {

    /** Rates of the user. Operations without a rate of their own have the default's, where there is one. */
    public RateLimits user() {
        return override.flatMap(LimitsOverride::user).orElse(plan.user()).filledFromDefault();
    }

    /** Rates of a bucket, also of one that is not there yet. */
    public RateLimits bucket(String name) {
        return override.map(LimitsOverride::buckets)
                .map(buckets -> buckets.get(name))
                .orElse(plan.eachBucket())
                .filledFromDefault();
    }

    /** Space in bytes; empty: unlimited. */
    public OptionalLong quotaBytes() {
        OptionalLong other = override.map(LimitsOverride::quotaBytes).orElse(OptionalLong.empty());
        if (other.isEmpty()) {
            return plan.quotaBytes();
        }
        return other.getAsLong() == 0 ? OptionalLong.empty() : other;
    }

    /** What is wanted of an account that has these buckets. */
    public LimitSet on(Set<String> buckets) {
        return new LimitSet(
                user(), buckets.stream().collect(Collectors.toMap(Function.identity(), this::bucket)), quotaBytes());
    }

    /** All rates that buckets may come to have, by what they are for. */
    public Map<String, RateLimits> bucketRates() {
        Map<String, RateLimits> rates = new TreeMap<>();
        rates.put("each bucket", plan.eachBucket().filledFromDefault());
        override.map(LimitsOverride::buckets)
                .orElse(Map.of())
                .keySet()
                .forEach(name -> rates.put("bucket " + name, bucket(name)));
        return rates;
    }
}
