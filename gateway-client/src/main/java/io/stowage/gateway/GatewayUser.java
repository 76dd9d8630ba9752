package io.stowage.gateway;

import java.util.List;
import java.util.Optional;

/**
 * A user with everything the gateway tells about it.
 *
 * @param name what the gateway knows the user by: an e-mail address on ostor, a chosen name elsewhere
 * @param enabled whether the user may work at the S3 side
 * @param system whether this is an administrator of the gateway, such as ourselves; never to be touched
 */
public record GatewayUser(
        UserId id, String name, boolean enabled, boolean system, List<AccessKey> accessKeys, List<Account> accounts) {
    public GatewayUser {
        accessKeys = List.copyOf(accessKeys);
        accounts = List.copyOf(accounts);
    }

    public UserRef ref() {
        return new UserRef(id, name);
    }

    public Optional<Account> account(String name) {
        return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
