package io.stowage.gateway;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits on operations, in operations per second. An operation that is not named is unlimited, also when there is a rate
 * for {@link Operation#DEFAULT}: see {@link #filledFromDefault()}.
 *
 * <p>A rate is positive. Zero is refused: at the gateways zero means unlimited, in a plan it would mean forbidden, and
 * one must never be taken for the other. Rates of the same value are equal, whatever their scale.
 */
public record OperationLimits(Map<Operation, BigDecimal> perSecond) {

    public static final OperationLimits UNLIMITED = new OperationLimits(Map.of());

    public OperationLimits {
        var rates = new EnumMap<Operation, BigDecimal>(Operation.class);
        perSecond.forEach((operation, rate) ->
                rates.put(operation, Rates.positive(rate, "rate of operation " + operation + " per second")));
        perSecond = Map.copyOf(rates);
    }

    /** The rate in operations per second; empty where unlimited. */
    public Optional<BigDecimal> of(Operation operation) {
        return Optional.ofNullable(perSecond.get(operation));
    }

    public OperationLimits with(Operation operation, BigDecimal ratePerSecond) {
        var rates = new EnumMap<Operation, BigDecimal>(Operation.class);
        rates.putAll(perSecond);
        rates.put(operation, ratePerSecond);
        return new OperationLimits(rates);
    }

    /** The same limits with every operation that is not named set to the rate of {@link Operation#DEFAULT}, if any. */
    public OperationLimits filledFromDefault() {
        return of(Operation.DEFAULT)
                .map(rate -> {
                    var rates = new EnumMap<Operation, BigDecimal>(Operation.class);
                    for (var operation : Operation.values()) {
                        rates.put(operation, perSecond.getOrDefault(operation, rate));
                    }
                    return new OperationLimits(rates);
                })
                .orElse(this);
    }
}
