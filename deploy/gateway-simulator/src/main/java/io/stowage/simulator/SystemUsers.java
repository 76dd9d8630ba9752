package io.stowage.simulator;

import io.stowage.simulator.state.Credentials;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees to it that there is a system user to sign administrative calls. */
final class SystemUsers {
    private static final String EMAIL = "system@gateway.invalid";

    private SystemUsers() {}

    /** @param wanted null for the one that is there already, or else a new one */
    static SystemKey provide(GatewayState state, @Nullable SystemKey wanted) {
        return state.change(() -> {
            Optional<SystemKey> kept = wanted == null ? existing(state) : Optional.of(wanted);
            Credentials credentials = new Credentials();
            String id = credentials.userId();
            KeyPair pair = kept.map(key -> new KeyPair(key.accessKeyId(), key.secretAccessKey()))
                    .orElseGet(() -> credentials.keyPair(id));
            @Nullable User owner = state.userByKey(pair.accessKeyId());
            if (owner == null || !owner.system() || !owner.allKeys().contains(pair)) {
                if (owner != null) {
                    state.users().remove(owner.id());
                }
                User user = new User(id, EMAIL, state.next("users"), true, true, List.of(pair), Map.of());
                state.users().put(id, user);
            }
            return new SystemKey(pair.accessKeyId(), pair.secretAccessKey());
        });
    }

    private static Optional<SystemKey> existing(GatewayState state) {
        return state.users().rows().values().stream()
                .filter(User::system)
                .flatMap(user -> user.keys().stream())
                .map(pair -> new SystemKey(pair.accessKeyId(), pair.secretAccessKey()))
                .findFirst();
    }
}
