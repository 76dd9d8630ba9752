package io.stowage.gateway;

/** What one kind of gateway can do and another cannot. */
public enum Capability {
    /** Accounts with keys of their own inside a user. */
    ACCOUNTS,
    /** Limits on operations per second and on outgoing bandwidth. */
    RATE_LIMITS,
    /** Limits on stored bytes. */
    QUOTAS,
    /**
     * Every call may name a user by id. Without it some calls can name a user by e-mail only, and of two users who share
     * an e-mail the gateway can reach just one by them.
     */
    USERS_BY_ID
}
