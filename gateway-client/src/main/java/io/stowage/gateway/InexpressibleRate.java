package io.stowage.gateway;

import java.math.BigDecimal;

/**
 * A rate that a gateway cannot be told exactly. It is never rounded in silence.
 *
 * @param limit which limit, for example {@code GET operations/s} or {@code outgoing kB/s}
 * @param rate the rate asked for, in the unit of the limit
 */
public record InexpressibleRate(String limit, BigDecimal rate, Reason reason) {

    public enum Reason {
        /** Below the smallest rate of the gateway that is not zero. */
        TOO_SMALL,
        /** Above the largest number the gateway takes. */
        TOO_LARGE,
        /** Between two rates that the gateway can be told. */
        NOT_A_WHOLE_STEP,
        /** The gateway has no such limit. */
        NOT_SUPPORTED
    }

    @Override
    public String toString() {
        return limit + " " + rate.toPlainString() + ": " + reason;
    }
}
