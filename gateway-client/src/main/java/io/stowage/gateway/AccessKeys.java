package io.stowage.gateway;

/** Access keys of users and of accounts inside users. */
public interface AccessKeys {

    /** How many keys an owner can hold at once. */
    int mostPerOwner();

    /**
     * Makes a new key and returns it, never one that was there before.
     *
     * <p>Not idempotent and never repeated by itself: after {@link GatewayFailure.AmbiguousWrite} a key may be there that
     * nobody was given; compare the owner's keys with those known and revoke the stray.
     *
     * @throws GatewayFailure.Rejected with {@link GatewayFailure.Rejected#TOO_MANY_KEYS} if the owner holds
     *     {@link #mostPerOwner()} already
     */
    AccessKey issue(KeyOwner owner);

    /** Revokes a key. An absent key or owner is fine. */
    void revoke(KeyOwner owner, String keyId);
}
