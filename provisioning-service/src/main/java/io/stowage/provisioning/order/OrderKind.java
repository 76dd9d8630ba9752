package io.stowage.provisioning.order;

/** What can be ordered. */
public enum OrderKind {
    PLACED,
    PLAN_CHANGED,
    SUSPENDED,
    RESUMED,
    KEYS_ROTATED,
    KEY_REVOKED,
    CONTACT_CHANGED,
    LIMITS_OVERRIDDEN,
    ACCOUNT_ADDED,
    ACCOUNT_REMOVED,
    TERMINATED
}
