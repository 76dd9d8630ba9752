package io.stowage.provisioning.gateway;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.GatewayUser;
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

    Observed issued(AccessKey key) {
        return with(user -> {
            List<AccessKey> keys = new ArrayList<>(user.accessKeys());
            keys.add(key);
            return holding(user, keys);
        });
    }

    Observed revoked(String accessKeyId) {
        return with(user -> holding(
                user,
                user.accessKeys().stream()
                        .filter(key -> !key.id().equals(accessKeyId))
                        .toList()));
    }

    private static GatewayUser holding(GatewayUser user, List<AccessKey> keys) {
        return new GatewayUser(user.id(), user.name(), user.enabled(), user.system(), keys, user.accounts());
    }

    private Observed with(UnaryOperator<GatewayUser> change) {
        return new Observed(user.map(change), buckets, namesakes);
    }
}
