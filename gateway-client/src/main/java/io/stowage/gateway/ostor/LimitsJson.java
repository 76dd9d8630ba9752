package io.stowage.gateway.ostor;

import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.json.Fields;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Optional;

/**
 * Limits as ostor shows them (Virtuozzo 4.6 API reference, 3.7): in both dialects operations per second and kB/s, as
 * strings, zero for unlimited.
 */
final class LimitsJson {

    private LimitsJson() {}

    static RateLimits limits(Fields fields) {
        var rates = new EnumMap<Operation, BigDecimal>(Operation.class);
        for (var operation : Operation.values()) {
            rate(fields, "ops:" + LimitWords.of(operation)).ifPresent(rate -> rates.put(operation, rate));
        }
        return new RateLimits(new OperationLimits(rates), rate(fields, "bandwidth:out"));
    }

    private static Optional<BigDecimal> rate(Fields fields, String name) {
        return Optional.of(fields.decimal(name)).filter(rate -> rate.signum() > 0);
    }
}
