package io.stowage.operations.plans;

import io.stowage.contracts.RateLimits;
import io.stowage.operations.input.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The rates of an account or a bucket. */
final class RateFields {

    static final String OPERATIONS = "ops/s";
    static final String BANDWIDTH = "kB/s";

    private RateFields() {}

    static RateLimits read(Fields fields) {
        RateLimits limits = new RateLimits(
                rate(fields, "default", OPERATIONS),
                rate(fields, "get", OPERATIONS),
                rate(fields, "put", OPERATIONS),
                rate(fields, "list", OPERATIONS),
                rate(fields, "delete", OPERATIONS),
                rate(fields, "bandwidthOut", BANDWIDTH));
        fields.nothingElse();
        return limits;
    }

    private static @Nullable BigDecimal rate(Fields fields, String name, String unit) {
        return fields.optional(name)
                .flatMap(value -> value.as(text -> Rate.parse(text, unit)))
                .orElse(null);
    }
}
