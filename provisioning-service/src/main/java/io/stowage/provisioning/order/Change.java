package io.stowage.provisioning.order;

import java.time.Duration;
import java.util.Optional;

/** What an order changes. */
public sealed interface Change {

    /**
     * A new subscription.
     *
     * @param productName on the customer's invoice
     */
    record Placed(String planId, Customer customer, Optional<String> productName, Where where) implements Change {}

    record PlanChanged(String planId) implements Change {}

    record Suspended() implements Change {}

    record Resumed() implements Change {}

    /** @param overlap how long the old keys stay valid beside the new ones; zero: revoked at once */
    record KeysRotated(Duration overlap) implements Change {}

    record KeyRevoked(String accessKeyId) implements Change {}

    /** The gateway user stays the same: its name was derived from the first contact. */
    record ContactChanged(Customer customer) implements Change {}

    record LimitsOverridden(LimitsOverride limits) implements Change {}

    /** One more account inside the user, with keys of its own. */
    record AccountAdded(String name) implements Change {}

    record AccountRemoved(String name) implements Change {}

    /**
     * @param keepData the data stay at the gateway for good
     * @param grace from disabling to purging; empty: the service's setting
     */
    record Terminated(boolean keepData, Optional<Duration> grace) implements Change {}

    default OrderKind kind() {
        return switch (this) {
            case Placed placed -> OrderKind.PLACED;
            case PlanChanged changed -> OrderKind.PLAN_CHANGED;
            case Suspended suspended -> OrderKind.SUSPENDED;
            case Resumed resumed -> OrderKind.RESUMED;
            case KeysRotated rotated -> OrderKind.KEYS_ROTATED;
            case KeyRevoked revoked -> OrderKind.KEY_REVOKED;
            case ContactChanged changed -> OrderKind.CONTACT_CHANGED;
            case LimitsOverridden overridden -> OrderKind.LIMITS_OVERRIDDEN;
            case AccountAdded added -> OrderKind.ACCOUNT_ADDED;
            case AccountRemoved removed -> OrderKind.ACCOUNT_REMOVED;
            case Terminated terminated -> OrderKind.TERMINATED;
        };
    }
}
