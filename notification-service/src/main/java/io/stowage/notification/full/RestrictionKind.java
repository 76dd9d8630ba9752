package io.stowage.notification.full;

/** How far an account is restricted, from nothing to everything. */
public enum RestrictionKind {
    NONE,
    /** Nothing can be written; reading, listing and deleting work. */
    RESTRICTED,
    /** Nothing works. */
    SUSPENDED
}
