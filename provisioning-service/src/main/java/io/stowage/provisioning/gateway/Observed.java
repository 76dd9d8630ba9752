package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Account;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What was seen at the gateway, and what was done to it since.
 *
 * @param user the subscription's user; empty: there is none
 * @param buckets the user's buckets; empty: not looked at
 * @param namesakes users of the subscription's name, its own among them, that were not dealt with yet
 */
record Observed(Optional<GatewayUser> user, Optional<Set<String>> buckets, List<UserRef> namesakes) {

    Observed {
        namesakes = List.copyOf(namesakes);
    }

    static Observed nobody() {
        return new Observed(Optional.empty(), Optional.empty(), List.of());
    }

    static Observed of(GatewayUser user) {
        return new Observed(Optional.of(user), Optional.empty(), List.of());
    }

    Observed owning(Set<String> names) {
        return new Observed(user, Optional.of(Set.copyOf(names)), namesakes);
    }

    Observed among(List<UserRef> others) {
        return new Observed(user, buckets, others);
    }

    Observed enabled(boolean enabled) {
        return with(user ->
                new GatewayUser(user.id(), user.name(), enabled, user.system(), user.accessKeys(), user.accounts()));
    }

    Observed issued(KeyOwner owner, AccessKey key) {
        return with(user -> switch (owner) {
            case UserRef self -> holding(user, more(user.accessKeys(), key), user.accounts());
            case AccountRef account ->
                holding(
                        user,
                        user.accessKeys(),
                        user.accounts().stream()
                                .map(one -> one.name().equals(account.name())
                                        ? new Account(one.name(), more(one.accessKeys(), key))
                                        : one)
                                .toList());
        });
    }

    Observed revoked(String accessKeyId) {
        return with(user -> holding(
                user,
                without(user.accessKeys(), accessKeyId),
                user.accounts().stream()
                        .map(account -> new Account(account.name(), without(account.accessKeys(), accessKeyId)))
                        .toList()));
    }

    Observed created(Account account) {
        return with(user -> {
            List<Account> accounts = new ArrayList<>(user.accounts());
            accounts.add(account);
            return holding(user, user.accessKeys(), accounts);
        });
    }

    Observed deletedAccount(String name) {
        return with(user -> holding(
                user,
                user.accessKeys(),
                user.accounts().stream()
                        .filter(account -> !account.name().equals(name))
                        .toList()));
    }

    private static List<AccessKey> more(List<AccessKey> keys, AccessKey key) {
        List<AccessKey> more = new ArrayList<>(keys);
        more.add(key);
        return more;
    }

    private static List<AccessKey> without(List<AccessKey> keys, String accessKeyId) {
        return keys.stream().filter(key -> !key.id().equals(accessKeyId)).toList();
    }

    private static GatewayUser holding(GatewayUser user, List<AccessKey> keys, List<Account> accounts) {
        return new GatewayUser(user.id(), user.name(), user.enabled(), user.system(), keys, accounts);
    }

    private Observed with(UnaryOperator<GatewayUser> change) {
        return new Observed(user.map(change), buckets, namesakes);
    }
}
