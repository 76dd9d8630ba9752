package io.stowage.gateway;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rate limits of users and buckets, in operations per second and kB/s whatever the gateway's own units are.
 */
public interface Limits {

    /** What is in force; {@link RateLimits#UNLIMITED} also where limits were never set. */
    RateLimits read(LimitTarget target);

    /**
     * Puts exactly these limits in force; what is not named becomes unlimited. Safe to repeat. It may take several calls,
     * between which some of the limits are not in force: after a failure, repeat, and read back to be sure.
     *
     * @throws GatewayFailure.Rejected with {@link GatewayFailure.Rejected#INEXPRESSIBLE} and without a call if
     *     {@link #inexpressible} finds something
     */
    void write(LimitTarget target, RateLimits limits);

    /** Makes the target unlimited. Safe to repeat. */
    void removeAll(LimitTarget target);

    /** What of these limits this gateway cannot be told exactly; empty if all is well. Makes no call. */
    List<InexpressibleRate> inexpressible(RateLimits limits);

    /** The smallest operation rate this gateway can be told, in operations per second: the nearest thing to forbidding. */
    BigDecimal smallestRate();

    /** The smallest outgoing bandwidth this gateway can be told, in kB/s. */
    BigDecimal smallestBandwidth();
}
