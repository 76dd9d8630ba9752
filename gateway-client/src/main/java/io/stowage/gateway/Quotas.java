package io.stowage.gateway;

import java.util.OptionalLong;

/** Bounds on what is stored, in bytes, enforced by the gateway. */
public interface Quotas {

    /** The quota in bytes; empty means unlimited. */
    OptionalLong read(QuotaTarget target);

    /**
     * Sets a quota and reads it back. Safe to repeat.
     *
     * @param bytes a positive multiple of {@link #step()}
     * @throws GatewayFailure.Rejected with {@link GatewayFailure.Rejected#INEXPRESSIBLE} and without a call if it is not,
     *     or with {@link GatewayFailure.Rejected#NOT_AS_WRITTEN} if the gateway then reports another quota
     */
    void write(QuotaTarget target, long bytes);

    /** Makes the target unlimited, or subject to the default. Safe to repeat. */
    void remove(QuotaTarget target);

    /** The quota's grain in bytes. Pure, so that plans can be checked without a call. */
    long step();

    /** Whether a quota of so many bytes can be told to this gateway. Makes no call. */
    default boolean expressible(long bytes) {
        return bytes > 0 && bytes % step() == 0;
    }
}
