package io.stowage.gateway;

import java.util.List;
import java.util.Optional;

/**
 * A user with everything the gateway tells about it.
 *
 * @param enabled whether the user may work at the S3 side
 * @param system whether this is an administrator of the gateway, such as ourselves; never to be touched
 */
public record GatewayUser(
        UserId id, String email, boolean enabled, boolean system, List<AccessKey> accessKeys, List<Account> accounts) {
    public GatewayUser {
        accessKeys = List.copyOf(accessKeys);
        accounts = List.copyOf(accounts);
    }

    public UserRef ref() {
        return new UserRef(id, email);
    }

    public Optional<Account> account(String name) {
        return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
