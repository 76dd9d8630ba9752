package io.stowage.operations.orders;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountHold;
import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderTerminated;
import java.util.Objects;
import java.util.Optional;

/** How far an order has come, as the account and the lifecycle tell it. */
sealed interface OrderProgress {

    /** Nothing is decided yet; how far it is, is one line for people. */
    record Underway(String soFar) implements OrderProgress {}

    Underway UNSEEN = new Underway("no service has taken it up yet, is provisioning running?");

    /** The gateway is as the order wants it. */
    record CarriedOut(AccountState account) implements OrderProgress {}

    /** It was not carried out; the reason is one line for people. */
    record NotCarriedOut(String reason) implements OrderProgress {}

    /** What the account's newest state says of the order. */
    static OrderProgress of(OrderEvent order, AccountState account) {
        String orderEventId = order.getEventId();
        boolean pending = account.getPendingOrders().stream()
                .anyMatch(each -> each.getEventId().equals(orderEventId));
        boolean counted = pending
                || account.getRecentOrders().contains(orderEventId)
                || account.getLastOrder().getEventId().equals(orderEventId);
        if (!counted) {
            return UNSEEN;
        }
        if (pending && account.getStatus() == AccountStatus.FAILED) {
            return new NotCarriedOut(failed(account));
        }
        return pending || (account.getStatus() == AccountStatus.TERMINATING && wantsEverythingGone(order))
                ? new Underway("the account is %s%s".formatted(account.getStatus(), held(account)))
                : new CarriedOut(account);
    }

    /** A termination is carried out when the account is disabled, unless its purge was not to wait. */
    private static boolean wantsEverythingGone(OrderEvent order) {
        OrderTerminated terminated = order.getTerminated();
        return terminated != null && !terminated.getKeepData() && Objects.equals(terminated.getGraceSeconds(), 0L);
    }

    /** What a happening says of the order; events of other orders say nothing. */
    static OrderProgress of(OrderEvent order, LifecycleEvent event) {
        if (!event.getOrderEventId().equals(order.getEventId())) {
            return UNSEEN;
        }
        String reason = Optional.ofNullable(event.getReason()).map(": "::concat).orElse("");
        return switch (event.getKind()) {
            case REJECTED -> new NotCarriedOut("the order was rejected" + reason);
            case SUPERSEDED -> new NotCarriedOut("the order was superseded by a newer one" + reason);
            // A failure and a hold are told by the account, which knows what was tried; a success, too, by what it
            // looks like now.
            case FAILED,
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
                    TERMINATING,
                    TERMINATED,
                    UNKNOWN -> UNSEEN;
        };
    }

    private static String held(AccountState account) {
        AccountHold hold = account.getHold();
        return hold == null ? "" : ", " + hold.getReason();
    }

    private static String failed(AccountState account) {
        AccountFailure failure = account.getFailure();
        if (failure == null) {
            return "the account failed";
        }
        String request = failure.getGatewayRequestId() == null
                ? ""
                : " (gateway request %s)".formatted(failure.getGatewayRequestId());
        String again = account.getNextAttemptAt() == null ? "" : "; it is tried again at " + account.getNextAttemptAt();
        return "the account failed: %s%s%s".formatted(failure.getReason(), request, again);
    }
}
