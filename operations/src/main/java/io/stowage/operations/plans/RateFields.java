package io.stowage.operations.plans;

import io.stowage.contracts.RateLimits;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Rate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The rates of an account or a bucket. */
final class RateFields {

    private RateFields() {}

    static RateLimits read(Fields fields) {
        RateLimits limits = new RateLimits(
                rate(fields, "default", Rate.OPERATIONS),
                rate(fields, "get", Rate.OPERATIONS),
                rate(fields, "put", Rate.OPERATIONS),
                rate(fields, "list", Rate.OPERATIONS),
                rate(fields, "delete", Rate.OPERATIONS),
                rate(fields, "bandwidthOut", Rate.BANDWIDTH));
        fields.nothingElse();
        return limits;
    }

    private static @Nullable BigDecimal rate(Fields fields, String name, String unit) {
        return fields.optional(name)
                .flatMap(value -> value.as(text -> Rate.parse(text, unit)))
                .orElse(null);
    }
}
