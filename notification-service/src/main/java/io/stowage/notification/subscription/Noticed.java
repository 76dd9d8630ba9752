package io.stowage.notification.subscription;

import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.Terms;
import io.stowage.notification.lifecycle.Heard;
import io.stowage.notification.threshold.Crossing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a subscription, and what its customer was told.
 *
 * @param account empty: it has not come yet
 * @param terms the plan as it was looked at last; empty: it was not
 * @param stored the newest figure
 * @param storage thresholds of what is stored
 * @param moved the newest figure
 * @param traffic thresholds of the traffic of the month
 * @param waiting happenings whose account has not come yet
 * @param lookAgainAt when it is to be looked at though nothing comes
 * @param forgetAt when it is to be forgotten
 */
public record Noticed(
        String subscriptionId,
        Optional<AccountFacts> account,
        Optional<Terms> terms,
        Optional<StorageFigure> stored,
        List<Crossing> storage,
        Optional<TrafficFigure> moved,
        List<Crossing> traffic,
        Restricted restricted,
        Heard heard,
        List<Waiting> waiting,
        Optional<Instant> lookAgainAt,
        Optional<Instant> forgetAt) {

    public Noticed {
        storage = List.copyOf(storage);
        traffic = List.copyOf(traffic);
        waiting = List.copyOf(waiting);
    }

    static Noticed of(String subscriptionId) {
        return new Noticed(
                subscriptionId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Restricted.NEVER,
                Heard.NOTHING,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    Draft draft() {
        return new Draft(this);
    }

    /** A copy that is changed before it is remembered. */
    static final class Draft {

        final String subscriptionId;
        Optional<AccountFacts> account;
        Optional<Terms> terms;
        Optional<StorageFigure> stored;
        List<Crossing> storage;
        Optional<TrafficFigure> moved;
        List<Crossing> traffic;
        Restricted restricted;
        Heard heard;
        List<Waiting> waiting;
        Optional<Instant> lookAgainAt;
        Optional<Instant> forgetAt;

        private Draft(Noticed from) {
            this.subscriptionId = from.subscriptionId;
            this.account = from.account;
            this.terms = from.terms;
            this.stored = from.stored;
            this.storage = from.storage;
            this.moved = from.moved;
            this.traffic = from.traffic;
            this.restricted = from.restricted;
            this.heard = from.heard;
            this.waiting = from.waiting;
            this.lookAgainAt = from.lookAgainAt;
            this.forgetAt = from.forgetAt;
        }

        Noticed done() {
            return new Noticed(
                    subscriptionId,
                    account,
                    terms,
                    stored,
                    storage,
                    moved,
                    traffic,
                    restricted,
                    heard,
                    waiting,
                    lookAgainAt,
                    forgetAt);
        }
    }
}
