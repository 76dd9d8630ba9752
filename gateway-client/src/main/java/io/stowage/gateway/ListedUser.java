package io.stowage.gateway;

/** A user as a listing shows it: without keys and accounts. The parts are those of {@link GatewayUser}. */
public record ListedUser(UserId id, String name, boolean enabled, boolean system) {

    public UserRef ref() {
        return new UserRef(id, name);
    }
}
