package io.stowage.provisioning.stream;

import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateLimits;
import io.stowage.provisioning.order.LimitsOverride;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits from and to the contract. */
final class LimitsMapping {

    /** Decimals of a rate on the wire. */
    private static final int SCALE = 6;

    private LimitsMapping() {}

    /** @throws MalformedOrder for a rate that is zero or negative */
    static LimitsOverride override(io.stowage.contracts.LimitsOverride contract) {
        Long quota = contract.getQuotaBytes();
        if (quota != null && quota < 0) {
            throw new MalformedOrder("quotaBytes is negative");
        }
        return new LimitsOverride(
                Optional.ofNullable(contract.getUserLimits()).map(LimitsMapping::rates),
                contract.getBucketLimits().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, bucket -> rates(bucket.getValue()))),
                quota == null ? OptionalLong.empty() : OptionalLong.of(quota));
    }

    static io.stowage.contracts.LimitsOverride contract(LimitsOverride override) {
        return io.stowage.contracts.LimitsOverride.newBuilder()
                .setUserLimits(override.user().map(LimitsMapping::contract).orElse(null))
                .setBucketLimits(override.buckets().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, bucket -> contract(bucket.getValue()))))
                .setQuotaBytes(
                        override.quotaBytes().isPresent()
                                ? override.quotaBytes().getAsLong()
                                : null)
                .build();
    }

    private static RateLimits rates(io.stowage.contracts.RateLimits contract) {
        Map<Operation, BigDecimal> operations = new HashMap<>();
        put(operations, Operation.DEFAULT, contract.getDefaultOps());
        put(operations, Operation.GET, contract.getGetOps());
        put(operations, Operation.PUT, contract.getPutOps());
        put(operations, Operation.LIST, contract.getListOps());
        put(operations, Operation.DELETE, contract.getDeleteOps());
        try {
            return new RateLimits(new OperationLimits(operations), Optional.ofNullable(contract.getBandwidthOut()));
        } catch (IllegalArgumentException notARate) {
            throw new MalformedOrder(String.valueOf(notARate.getMessage()));
        }
    }

    private static void put(Map<Operation, BigDecimal> rates, Operation operation, @Nullable BigDecimal rate) {
        if (rate != null) {
            rates.put(operation, rate);
        }
    }

    private static io.stowage.contracts.RateLimits contract(RateLimits limits) {
        return io.stowage.contracts.RateLimits.newBuilder()
                .setDefaultOps(rate(limits.operations().of(Operation.DEFAULT)))
                .setGetOps(rate(limits.operations().of(Operation.GET)))
                .setPutOps(rate(limits.operations().of(Operation.PUT)))
                .setListOps(rate(limits.operations().of(Operation.LIST)))
                .setDeleteOps(rate(limits.operations().of(Operation.DELETE)))
                .setBandwidthOut(rate(limits.bandwidthOut()))
                .build();
    }

    /** Rates came from the wire, so they have no more decimals than it takes. */
    private static @Nullable BigDecimal rate(Optional<BigDecimal> rate) {
        return rate.map(value -> value.setScale(SCALE, RoundingMode.UNNECESSARY))
                .orElse(null);
    }
}
