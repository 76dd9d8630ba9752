package io.stowage.provisioning.account;

import io.stowage.provisioning.identity.IdentityClaims;
import java.util.Optional;

/**
 * Which gateway a subscription went to, where there was a choice: agreed on by all instances before anything is made
 * there. So an order that comes again after a crash goes where it went before, whatever room there is by then.
 *
 * <p>A place is a claim with the roles changed: the first gateway that claims the subscription has it.
 */
public final class Places {

    /** Stands where claims of names have their gateway. */
    private static final String ALL_GATEWAYS = "";

    private final IdentityClaims claims;

    public Places(IdentityClaims claims) {
        this.claims = claims;
    }

    /** The gateway that the subscription went to, perhaps in an attempt that nobody remembers. */
    Optional<String> of(String subscriptionId) {
        return claims.holders(ALL_GATEWAYS, place(subscriptionId)).stream().findFirst();
    }

    /** @return the gateway that the subscription goes to: this one, or the one that came first */
    String settle(String subscriptionId, String gatewayId) {
        return claims.claim(ALL_GATEWAYS, place(subscriptionId), gatewayId);
    }

    /** Nothing of the subscription is at the gateway, and nothing can bring it there by mistake. Safe to repeat. */
    void giveBack(String subscriptionId) {
        claims.holders(ALL_GATEWAYS, place(subscriptionId))
                .forEach(gateway -> claims.release(ALL_GATEWAYS, place(subscriptionId), gateway));
    }

    private static String place(String subscriptionId) {
        return "place|" + subscriptionId;
    }
}
