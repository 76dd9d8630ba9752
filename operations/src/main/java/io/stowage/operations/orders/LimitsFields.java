package io.stowage.operations.orders;

import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.input.Entry;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Rate;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Limits of one account in a file, under the contract's names. */
final class LimitsFields {

    private LimitsFields() {}

    static LimitsOverride override(Fields fields) {
        return LimitsOverride.newBuilder()
                .setUserLimits(fields.optional("userLimits")
                        .flatMap(Entry::fields)
                        .map(LimitsFields::rates)
                        .orElse(null))
                .setBucketLimits(fields.optional("bucketLimits")
                        .flatMap(Entry::fields)
                        .map(LimitsFields::ratesByBucket)
                        .orElse(Map.of()))
                .setQuotaBytes(
                        fields.optional("quotaBytes", OrderValues::quotaBytes).orElse(null))
                .build();
    }

    private static Map<String, RateLimits> ratesByBucket(Fields buckets) {
        // By name, so that an order's content is the same in whatever order its buckets stand.
        Map<String, RateLimits> rates = new TreeMap<>();
        buckets.all().forEach((bucket, entry) -> {
            try {
                OrderValues.bucket(bucket);
            } catch (IllegalArgumentException e) {
                entry.refuse(String.valueOf(e.getMessage()));
            }
            entry.fields().map(LimitsFields::rates).ifPresent(limits -> rates.put(bucket, limits));
        });
        return rates;
    }

    private static RateLimits rates(Fields fields) {
        RateLimits limits = new RateLimits(
                rate(fields, "defaultOps", Rate.OPERATIONS),
                rate(fields, "getOps", Rate.OPERATIONS),
                rate(fields, "putOps", Rate.OPERATIONS),
                rate(fields, "listOps", Rate.OPERATIONS),
                rate(fields, "deleteOps", Rate.OPERATIONS),
                rate(fields, "bandwidthOut", Rate.BANDWIDTH));
        fields.nothingElse();
        return limits;
    }

    private static @Nullable BigDecimal rate(Fields fields, String name, String unit) {
        return fields.optional(name, text -> Rate.parse(text, unit)).orElse(null);
    }
}
