package io.stowage.gateway;

/** Who can hold access keys: a user, or an account inside a user. */
public sealed interface KeyOwner permits UserRef, AccountRef {

    /** The user itself, or the one the account is inside of. */
    UserRef user();
}
