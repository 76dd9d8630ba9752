package io.stowage.operations.orders;

import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.input.Rates;
import io.stowage.operations.input.Size;
import io.stowage.operations.output.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One part of an account's own limits that becomes another, in words.
 *
 * @param limit {@code user}, {@code bucket <name>} or {@code quota}
 * @param before rates, a size, {@code unlimited}, or {@value #AS_PLAN}
 * @param after the same
 */
record LimitChange(String limit, String before, String after) {

    private static final String AS_PLAN = "as the plan has it";

    static final Columns<LimitChange> COLUMNS = new Columns<LimitChange>()
            .add("LIMIT", LimitChange::limit)
            .add("NOW", LimitChange::before)
            .add("THEN", LimitChange::after);

    /** What differs; not by the records' own equality, which fails on decimals that were read (Avro 1.12.2). */
    static List<LimitChange> between(LimitsOverride before, LimitsOverride after) {
        List<LimitChange> changes = new ArrayList<>();
        changes.add(new LimitChange(
                "user",
                rates(Optional.ofNullable(before.getUserLimits())),
                rates(Optional.ofNullable(after.getUserLimits()))));
        TreeSet<String> buckets = new TreeSet<>(before.getBucketLimits().keySet());
        buckets.addAll(after.getBucketLimits().keySet());
        buckets.forEach(bucket -> changes.add(new LimitChange(
                "bucket " + bucket,
                rates(of(bucket, before.getBucketLimits())),
                rates(of(bucket, after.getBucketLimits())))));
        changes.add(new LimitChange("quota", size(before), size(after)));
        return changes.stream()
                .filter(change -> !change.before.equals(change.after))
                .toList();
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("limit", limit)
                .put("before", before)
                .put("after", after);
    }

    @Override
    public String toString() {
        return "%s: %s, was %s".formatted(limit, after, before);
    }

    private static Optional<RateLimits> of(String bucket, Map<String, RateLimits> rates) {
        return Optional.ofNullable(rates.get(bucket));
    }

    private static String rates(Optional<RateLimits> limits) {
        return limits.map(Rates::format).orElse(AS_PLAN);
    }

    /** In an order no bytes mean no limit. */
    private static String size(LimitsOverride limits) {
        return Optional.ofNullable(limits.getQuotaBytes())
                .map(bytes -> bytes == 0 ? "unlimited" : Size.format(bytes))
                .orElse(AS_PLAN);
    }
}
