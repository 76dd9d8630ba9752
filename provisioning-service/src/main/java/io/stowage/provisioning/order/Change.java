package io.stowage.provisioning.order;

import java.time.Duration;
import java.util.Optional;

/** What an order changes. */
public sealed interface Change {

    OrderKind kind();

    /**
     * A new subscription.
     *
     * @param productName on the customer's invoice
     * @param gatewayId which gateway is to hold it; empty: the only one configured
     */
    record Placed(String planId, Customer customer, Optional<String> productName, Optional<String> gatewayId)
            implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.PLACED;
        }
    }

    record PlanChanged(String planId) implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.PLAN_CHANGED;
        }
    }

    record Suspended() implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.SUSPENDED;
        }
    }

    record Resumed() implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.RESUMED;
        }
    }

    /** @param overlap how long the old keys stay valid beside the new ones; zero: revoked at once */
    record KeysRotated(Duration overlap) implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.KEYS_ROTATED;
        }
    }

    record KeyRevoked(String accessKeyId) implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.KEY_REVOKED;
        }
    }

    /** The gateway user stays the same: its name was derived from the first contact. */
    record ContactChanged(Customer customer) implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.CONTACT_CHANGED;
        }
    }

    record LimitsOverridden(LimitsOverride limits) implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.LIMITS_OVERRIDDEN;
        }
    }

    /**
     * @param keepData the data stay at the gateway for good
     * @param grace from disabling to purging; empty: the service's setting
     */
    record Terminated(boolean keepData, Optional<Duration> grace) implements Change {
        @Override
        public OrderKind kind() {
            return OrderKind.TERMINATED;
        }
    }
}
