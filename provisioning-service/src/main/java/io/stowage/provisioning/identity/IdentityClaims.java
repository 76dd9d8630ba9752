package io.stowage.provisioning.identity;

import java.util.Set;

/**
 * Which subscription owns a name, agreed on by all instances. Names differ in more than capitals. A name comes back together
 * with the end of its subscription: in the transaction that remembers the end.
 */
public interface IdentityClaims {

    /**
     * Claims the name.
     *
     * @return the subscription that owns the name from now on: the claiming one, or the one that came first
     */
    String claim(String gatewayId, String name, String subscriptionId);

    /** Has a share in a name that many may have. Safe to repeat. */
    void share(String gatewayId, String name, String subscriptionId);

    /** Who has claimed the name or shares it, by now. */
    Set<String> holders(String gatewayId, String name);

    /** Who was refused gives back the name, or the share in it. Safe to repeat. */
    void release(String gatewayId, String name, String subscriptionId);
}
