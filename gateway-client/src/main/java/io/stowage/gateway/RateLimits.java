package io.stowage.gateway;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rate limits of a user or bucket.
 *
 * @param bandwidthOut outgoing bandwidth in kB/s, positive; empty means unlimited
 */
public record RateLimits(OperationLimits operations, Optional<BigDecimal> bandwidthOut) {

    public static final RateLimits UNLIMITED = new RateLimits(OperationLimits.UNLIMITED, Optional.empty());

    public RateLimits {
        bandwidthOut = bandwidthOut.map(rate -> Rates.positive(rate, "outgoing bandwidth in kB/s"));
    }

    /** The same rates as a gateway takes them: see {@link OperationLimits#filledFromDefault()}. */
    public RateLimits filledFromDefault() {
        return new RateLimits(operations.filledFromDefault(), bandwidthOut);
    }

    public boolean isUnlimited() {
        return equals(UNLIMITED);
    }
}
