package io.stowage.gateway;

/** Addresses an account inside a user. */
public record AccountRef(UserRef user, String name) implements KeyOwner {
    public AccountRef {
        Text.required(name, "account name");
    }
}
