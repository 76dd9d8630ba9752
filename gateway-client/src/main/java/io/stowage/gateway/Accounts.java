package io.stowage.gateway;

/** Accounts inside a user (Virtuozzo 4.6 API reference, 3.5 and 3.6). What a user has is in {@link GatewayUser#accounts()}. */
public interface Accounts {

    /**
     * Creates an account with a first key. Not idempotent; after {@link GatewayFailure.AmbiguousWrite} look at the user.
     */
    Account create(UserRef user, String name);

    /** Deletes an account with its keys. An absent account or user is fine. */
    void delete(UserRef user, String name);
}
