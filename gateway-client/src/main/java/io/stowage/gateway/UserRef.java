package io.stowage.gateway;

/**
 * Addresses a user. Both parts are needed because some gateways find users by name only, while only the id is unique;
 * where the name finds a user with another id, that user is left alone.
 */
public record UserRef(UserId id, String name) implements KeyOwner, LimitTarget, QuotaTarget {
    public UserRef {
        Text.required(name, "user name");
    }

    @Override
    public UserRef user() {
        return this;
    }
}
