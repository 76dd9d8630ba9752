package io.stowage.gateway;

/**
 * Addresses a user. Both parts are needed because some gateways find users by e-mail only, while only the id is unique;
 * where the e-mail finds a user with another id, that user is left alone.
 */
public record UserRef(UserId id, String email) implements KeyOwner, LimitTarget, QuotaTarget {
    public UserRef {
        Text.required(email, "e-mail");
    }

    @Override
    public UserRef user() {
        return this;
    }
}
