package io.stowage.provisioning.gateway;

import io.stowage.gateway.UserRef;
import io.stowage.gateway.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which users of a gateway share a name: a create that is repeated makes a second user of the same e-mail (Virtuozzo 4.6
 * API reference, 3.1, shows two), and only the whole listing tells. One listing serves all who ask about the same time.
 */
final class SharedNames {

    private final Users users;
    private final Clock clock;
    private final ReentrantLock listing = new ReentrantLock();
    private Instant begun = Instant.MIN;
    private Map<String, List<UserRef>> shared = Map.of();

    SharedNames(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /**
     * The users of this name, if there are several.
     *
     * @param notBefore the listing is to be at least so young
     * @throws io.stowage.gateway.GatewayFailure when they cannot be listed
     */
    List<UserRef> of(String name, Instant notBefore) {
        listing.lock();
        try {
            if (begun.isBefore(notBefore)) {
                Instant beginning = clock.instant();
                shared = list();
                begun = beginning;
            }
            return shared.getOrDefault(key(name), List.of());
        } finally {
            listing.unlock();
        }
    }

    private Map<String, List<UserRef>> list() {
        Map<String, UserRef> first = new HashMap<>();
        Map<String, List<UserRef>> several = new HashMap<>();
        users.forEach(user -> {
            UserRef before = first.putIfAbsent(key(user.name()), user.ref());
            if (before != null) {
                several.computeIfAbsent(key(user.name()), name -> new ArrayList<>(List.of(before)))
                        .add(user.ref());
            }
        });
        return several;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
