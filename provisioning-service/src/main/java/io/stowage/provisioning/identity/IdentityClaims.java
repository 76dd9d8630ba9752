package io.stowage.provisioning.identity;

/**
 * Which subscription owns a user name, agreed on by all instances. A name comes back together with the end of its
 * subscription: in the transaction that remembers the end.
 */
public interface IdentityClaims {

    /**
     * Claims the name.
     *
     * @return the subscription that owns the name from now on: the claiming one, or the one that came first
     */
    String claim(String gatewayId, String userName, String subscriptionId);
}
