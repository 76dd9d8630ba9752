package io.stowage.provisioning.account;

import io.stowage.provisioning.identity.Naming;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is remembered of one subscription.
 *
 * @param wanted what billing's orders add up to
 * @param atGateway what is known to be there
 * @param orders which orders count, and which of them are still to be carried out
 * @param failure why the gateway is not as wanted; empty while nothing has failed
 * @param hold set as long as the account has no gateway
 * @param nextAttemptAt when to look at the account again without an order
 */
public record Account(
        String subscriptionId,
        Wanted wanted,
        AtGateway atGateway,
        OrderHistory orders,
        Optional<Failure> failure,
        Optional<Hold> hold,
        Optional<Instant> nextAttemptAt,
        Instant createdAt) {

    /** Where an account stands. */
    public enum Status {
        /** No gateway has room; placed by itself when one has. */
        HELD,
        /** Orders are to be carried out. */
        PENDING,
        /** The same, and an attempt has failed; tried again. */
        FAILED,
        ACTIVE,
        SUSPENDED,
        /** Disabled; the purge is to come. */
        TERMINATING,
        /** Gone from the gateway, or left there disabled for good; only this memory is left. */
        TERMINATED
    }

    public Status status() {
        if (atGateway.ended()) {
            return Status.TERMINATED;
        }
        if (failure.isPresent()) {
            return Status.FAILED;
        }
        if (hold.isPresent()) {
            return Status.HELD;
        }
        if (!orders.pending().isEmpty()) {
            return Status.PENDING;
        }
        return switch (wanted.service()) {
            case ACTIVE -> Status.ACTIVE;
            case SUSPENDED -> Status.SUSPENDED;
            case TERMINATED -> Status.TERMINATING;
        };
    }

    /** Another thing is wanted: what failed before says nothing about it. */
    public Account want(Wanted other, OrderHistory history) {
        return new Account(subscriptionId, other, atGateway, history, Optional.empty(), hold, nextAttemptAt, createdAt);
    }

    public Account at(AtGateway present) {
        return new Account(subscriptionId, wanted, present, orders, failure, hold, nextAttemptAt, createdAt);
    }

    /** The gateway is as wanted. */
    public Account converged(Optional<Instant> lookAgainAt) {
        return new Account(
                subscriptionId, wanted, atGateway, orders.carriedOut(), Optional.empty(), hold, lookAgainAt, createdAt);
    }

    /** Nothing that was written is under way any more: accounts that were removed will not come back by themselves. */
    public Account settled() {
        SortedSet<String> present = new TreeSet<>(atGateway.accounts());
        present.retainAll(wanted.accounts().keySet());
        return at(atGateway.accounts(present));
    }

    /** The gateway is not as wanted, and is tried again at that time. */
    public Account failed(Failure why, Instant tryAgainAt) {
        return new Account(
                subscriptionId, wanted, atGateway, orders, Optional.of(why), hold, Optional.of(tryAgainAt), createdAt);
    }

    /** There is no room at any gateway. */
    Account held(String reason, Instant tryAgainAt) {
        return new Account(
                subscriptionId,
                wanted,
                atGateway,
                orders,
                Optional.empty(),
                hold.map(before -> before.because(reason)),
                Optional.of(tryAgainAt),
                createdAt);
    }

    /** It has a gateway from now on. */
    Account placed(String gatewayId, Naming.Names names) {
        return new Account(
                subscriptionId,
                wanted.bucket(names.bucket()),
                AtGateway.nothing(gatewayId, names.userName()),
                orders,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                createdAt);
    }

    /** The service has ended: what is kept tells that it was there, and nothing of whom it was for. */
    public Account ended(Instant forgetAt) {
        return new Account(
                subscriptionId,
                wanted.withoutPersonalData(),
                atGateway.end(),
                orders.carriedOut(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(forgetAt),
                createdAt);
    }
}
