package io.stowage.operations.plans;

import io.stowage.contracts.RateLimits;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Rate;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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

    /** As gateways take them. */
    static io.stowage.gateway.RateLimits limits(@Nullable RateLimits written) {
        if (written == null) {
            return io.stowage.gateway.RateLimits.UNLIMITED;
        }
        Map<Operation, BigDecimal> operations = new EnumMap<>(Operation.class);
        put(operations, Operation.DEFAULT, written.getDefaultOps());
        put(operations, Operation.GET, written.getGetOps());
        put(operations, Operation.PUT, written.getPutOps());
        put(operations, Operation.LIST, written.getListOps());
        put(operations, Operation.DELETE, written.getDeleteOps());
        return new io.stowage.gateway.RateLimits(
                        new OperationLimits(operations), Optional.ofNullable(written.getBandwidthOut()))
                .filledFromDefault();
    }

    private static void put(Map<Operation, BigDecimal> rates, Operation operation, @Nullable BigDecimal rate) {
        if (rate != null) {
            rates.put(operation, rate);
        }
    }

    private static @Nullable BigDecimal rate(Fields fields, String name, String unit) {
        return fields.optional(name)
                .flatMap(value -> value.as(text -> Rate.parse(text, unit)))
                .orElse(null);
    }
}
