package io.stowage.limits.stream;

import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Rates and sizes from and to the contract. */
final class RatesMapping {

    /** Decimals of a rate on the wire. */
    private static final int SCALE = 6;

    private RatesMapping() {}

    /**
     * @param contract null: unlimited
     * @throws IllegalArgumentException for a rate that is zero or negative
     */
    static RateLimits rates(io.stowage.contracts.@Nullable RateLimits contract) {
        if (contract == null) {
            return RateLimits.UNLIMITED;
        }
        Map<Operation, BigDecimal> operations = new EnumMap<>(Operation.class);
        put(operations, Operation.DEFAULT, contract.getDefaultOps());
        put(operations, Operation.GET, contract.getGetOps());
        put(operations, Operation.PUT, contract.getPutOps());
        put(operations, Operation.LIST, contract.getListOps());
        put(operations, Operation.DELETE, contract.getDeleteOps());
        return new RateLimits(new OperationLimits(operations), Optional.ofNullable(contract.getBandwidthOut()));
    }

    static io.stowage.contracts.RateLimits contract(RateLimits limits) {
        return io.stowage.contracts.RateLimits.newBuilder()
                .setDefaultOps(rate(limits.operations().of(Operation.DEFAULT)))
                .setGetOps(rate(limits.operations().of(Operation.GET)))
                .setPutOps(rate(limits.operations().of(Operation.PUT)))
                .setListOps(rate(limits.operations().of(Operation.LIST)))
                .setDeleteOps(rate(limits.operations().of(Operation.DELETE)))
                .setBandwidthOut(rate(limits.bandwidthOut()))
                .build();
    }

    /** @throws IllegalArgumentException for a negative number of bytes */
    static OptionalLong bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return OptionalLong.empty();
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("quotaBytes is negative");
        }
        return OptionalLong.of(bytes);
    }

    static @Nullable Long contract(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }

    private static void put(Map<Operation, BigDecimal> rates, Operation operation, @Nullable BigDecimal rate) {
        if (rate != null) {
            rates.put(operation, rate);
        }
    }

    /** Rates that are wanted came from the wire, so they have no more decimals than it takes. */
    private static @Nullable BigDecimal rate(Optional<BigDecimal> rate) {
        return rate.map(value -> value.setScale(SCALE, RoundingMode.UNNECESSARY))
                .orElse(null);
    }
}
