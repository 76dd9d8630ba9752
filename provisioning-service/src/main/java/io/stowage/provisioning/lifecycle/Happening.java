package io.stowage.provisioning.lifecycle;

import io.stowage.provisioning.order.OrderKind;
import java.util.Optional;

/**
 * Something billing and the customer may want to know.
 *
 * @param orderEventId the order that led to it
 * @param reason one line for people, where something was refused
 */
public record Happening(Kind kind, String orderEventId, Optional<String> reason) {

    /** What happened. */
    public enum Kind {
        /** No gateway has room; carried out by itself when one has. */
        HELD,
        PROVISIONED,
        PLAN_CHANGED,
        SUSPENDED,
        RESUMED,
        KEYS_ROTATED,
        KEY_REVOKED,
        CONTACT_CHANGED,
        LIMITS_OVERRIDDEN,
        ACCOUNT_ADDED,
        ACCOUNT_REMOVED,
        /** Disabled; the purge is to come. */
        TERMINATING,
        TERMINATED,
        /** The order cannot be carried out, and nothing was changed by it. */
        REJECTED,
        /** The gateway refused; tried again. */
        FAILED,
        /** A newer order counts. */
        SUPERSEDED
    }

    /** The order was carried out. */
    static Happening carriedOut(String orderEventId, OrderKind kind) {
        return new Happening(
                switch (kind) {
                    case PLACED -> Kind.PROVISIONED;
                    case PLAN_CHANGED -> Kind.PLAN_CHANGED;
                    case SUSPENDED -> Kind.SUSPENDED;
                    case RESUMED -> Kind.RESUMED;
                    case KEYS_ROTATED -> Kind.KEYS_ROTATED;
                    case KEY_REVOKED -> Kind.KEY_REVOKED;
                    case CONTACT_CHANGED -> Kind.CONTACT_CHANGED;
                    case LIMITS_OVERRIDDEN -> Kind.LIMITS_OVERRIDDEN;
                    case ACCOUNT_ADDED -> Kind.ACCOUNT_ADDED;
                    case ACCOUNT_REMOVED -> Kind.ACCOUNT_REMOVED;
                    case TERMINATED -> Kind.TERMINATING;
                },
                orderEventId,
                Optional.empty());
    }

    static Happening because(Kind kind, String orderEventId, String reason) {
        return new Happening(kind, orderEventId, Optional.of(reason));
    }
}
