package io.stowage.gateway;

import io.stowage.gateway.InexpressibleRate.Reason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rates a gateway can be told: whole numbers of its own unit.
 *
 * @param perUnit how many of the gateway's units are one of the model's, as 60 operations per minute are one per second
 * @param smallest the smallest rate that is a whole number of the gateway's units, in the model's unit. For operations per
 *     minute this is 0.05 per second: one and two per minute have no exact decimal in seconds
 * @param largest the largest number that can be told, in the gateway's unit
 */
public record RateGrid(BigDecimal perUnit, BigDecimal smallest, BigDecimal largest) {

    /** Where documents say integer and no more: the largest that every reading of the word allows. */
    private static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);

    public static final RateGrid WHOLE = new RateGrid(BigDecimal.ONE, BigDecimal.ONE, LARGEST_INTEGER);
    public static final RateGrid WHOLE_PER_MINUTE =
            new RateGrid(BigDecimal.valueOf(60), new BigDecimal("0.05"), LARGEST_INTEGER);

    public Optional<InexpressibleRate> inexpressible(String limit, BigDecimal rate) {
        return reason(rate).map(reason -> new InexpressibleRate(limit, rate, reason));
    }

    /** The rate as it travels. Only for rates that are not inexpressible. */
    public String told(BigDecimal rate) {
        return rate.multiply(perUnit).toBigIntegerExact().toString();
    }

    private Optional<Reason> reason(BigDecimal rate) {
        var told = rate.multiply(perUnit);
        if (rate.compareTo(smallest) < 0) {
            return Optional.of(Reason.TOO_SMALL);
        }
        if (told.compareTo(largest) > 0) {
            return Optional.of(Reason.TOO_LARGE);
        }
        return told.stripTrailingZeros().scale() > 0 ? Optional.of(Reason.NOT_A_WHOLE_STEP) : Optional.empty();
    }
}
