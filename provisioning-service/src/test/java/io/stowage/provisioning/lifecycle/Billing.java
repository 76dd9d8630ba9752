package io.stowage.provisioning.lifecycle;

import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What billing may expect: the orders in force, added up as simply as possible and without looking at the service. */
final class Billing {

    enum Service {
        NONE,
        ACTIVE,
        SUSPENDED,
        TERMINATED
    }

    Service service = Service.NONE;
    boolean keepData;
    Instant purgeAt = Instant.MAX;
    int rotations;
    final Set<String> revoked = new HashSet<>();
    final Set<String> accounts = new HashSet<>();

    private Order newest;
    private final Set<String> counted = new HashSet<>();

    /**
     * @param ended whether the service had ended before the order arrived
     * @param held keys that billing held and had not revoked
     */
    void orderArrives(Order order, Instant now, boolean ended, Set<String> held) {
        if (service == Service.NONE) {
            if (order.change() instanceof Change.Placed) {
                service = Service.ACTIVE;
                counts(order);
            }
            return;
        }
        boolean old =
                counted.contains(order.version().eventId()) || order.version().isOlderThan(newest.version());
        if (!old && !ended && now.isBefore(purgeAt) && take(order.change(), now, held)) {
            counts(order);
        }
    }

    private void counts(Order order) {
        newest = order;
        counted.add(order.version().eventId());
    }

    private boolean take(Change change, Instant now, Set<String> held) {
        boolean terminated = service == Service.TERMINATED;
        return switch (change) {
            case Change.Placed again -> false;
            case Change.PlanChanged plan -> plan.planId().equals("bigger");
            case Change.Suspended suspended -> !terminated && serve(Service.SUSPENDED);
            case Change.Resumed resumed -> serve(Service.ACTIVE);
            case Change.KeysRotated rotated -> {
                rotations += terminated ? 0 : 1;
                yield !terminated;
            }
            case Change.KeyRevoked key -> {
                if (held.contains(key.accessKeyId())) {
                    revoked.add(key.accessKeyId());
                }
                yield held.contains(key.accessKeyId());
            }
            case Change.ContactChanged contact -> true;
            case Change.LimitsOverridden limits -> true;
            case Change.AccountAdded added -> !terminated && accounts.add(added.name());
            case Change.AccountRemoved removed -> accounts.remove(removed.name());
            case Change.Terminated end -> {
                keepData = end.keepData();
                Duration grace = end.grace().orElse(World.GRACE);
                purgeAt = keepData ? Instant.MAX : now.plus(grace);
                service = Service.TERMINATED;
                yield true;
            }
        };
    }

    private boolean serve(Service other) {
        service = other;
        purgeAt = Instant.MAX;
        return true;
    }
}
