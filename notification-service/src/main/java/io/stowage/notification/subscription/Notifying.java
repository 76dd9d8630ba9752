package io.stowage.notification.subscription;

import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.Plans;
import io.stowage.notification.account.Terms;
import io.stowage.notification.full.OperatorsWord;
import io.stowage.notification.lifecycle.Happening;
import io.stowage.notification.subscription.Noticed.Draft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * News of account, plan and usage change what is known; what the customer ought to know and does not is told. Safe to
 * repeat: what was remembered together with a message leads to no second one.
 */
public final class Notifying {

    /** Usage comes within this time of its account, or it is of one that ended long ago. */
    private static final Duration WITHOUT_ACCOUNT = Duration.ofDays(1);

    /** The end of an account may be read before what is told of it. */
    private static final Duration AFTER_THE_END = Duration.ofHours(1);

    /** An account and what is told of it were written together, and are read from two topics. */
    private static final Duration FOR_ITS_ACCOUNT = Duration.ofMinutes(1);

    private final Plans plans;
    private final Manners manners;
    private final Clock clock;

    public Notifying(Plans plans, Manners manners, Clock clock) {
        this.plans = plans;
        this.manners = manners;
        this.clock = clock;
    }

    /**
     * Provisioning tells an account.
     *
     * @param ended it is no more, and its facts are gone with it
     */
    public Consequences account(String subscriptionId, AccountFacts facts, boolean ended, @Nullable Noticed before) {
        if (before == null) {
            return ended ? Consequences.none() : settled(null, with(Noticed.of(subscriptionId), facts));
        }
        if (before.account()
                .filter(known -> facts.version().isOlderThan(known.version()))
                .isPresent()) {
            return Consequences.none();
        }
        if (!ended) {
            return settled(before, with(before, facts));
        }
        if (before.account().isEmpty()) {
            return Consequences.forget();
        }
        Draft draft = before.draft();
        draft.account = before.account().map(AccountFacts::ended);
        draft.forgetAt = before.forgetAt().or(() -> Optional.of(clock.instant().plus(AFTER_THE_END)));
        return settled(before, draft);
    }

    private static Draft with(Noticed before, AccountFacts facts) {
        Draft draft = before.draft();
        draft.account = Optional.of(facts);
        draft.forgetAt = Optional.empty();
        return draft;
    }

    /** The account is forgotten by provisioning. */
    public Consequences accountGone(@Nullable Noticed before) {
        return before == null ? Consequences.none() : Consequences.forget();
    }

    /** Something happened to the account. */
    public Consequences happened(String subscriptionId, Happening happening, @Nullable Noticed before) {
        Instant now = clock.instant();
        boolean isOld = happening.occurredAt().isBefore(now.minus(manners.recent()));
        if (before == null && isOld) {
            return Consequences.none();
        }
        Noticed known = before == null ? Noticed.of(subscriptionId) : before;
        if (known.heard().isRepetition(happening)) {
            return Consequences.none();
        }
        Draft draft = known.draft();
        draft.heard = known.heard().with(happening);
        if (!isOld) {
            draft.waiting = Stream.concat(
                            known.waiting().stream(), Stream.of(new Waiting(happening, now.plus(FOR_ITS_ACCOUNT))))
                    .toList();
        }
        return settled(before, draft);
    }

    /** What is stored was read. */
    public Consequences stored(String subscriptionId, StorageFigure figure, @Nullable Noticed before) {
        if (isPassedOver(figure.readAt(), before)
                || (before != null
                        && before.stored()
                                .filter(known -> !figure.isNewerThan(known))
                                .isPresent())) {
            return Consequences.none();
        }
        Draft draft = (before == null ? Noticed.of(subscriptionId) : before).draft();
        draft.stored = Optional.of(figure);
        return settled(before, draft, figure.readAt());
    }

    /** The traffic of a month has grown. */
    public Consequences moved(String subscriptionId, TrafficFigure figure, @Nullable Noticed before) {
        if (isPassedOver(figure.updatedAt(), before)
                || (before != null
                        && before.moved()
                                .filter(known -> !figure.isNewerThan(known))
                                .isPresent())) {
            return Consequences.none();
        }
        Draft draft = (before == null ? Noticed.of(subscriptionId) : before).draft();
        draft.moved = Optional.of(figure);
        return settled(before, draft, figure.updatedAt());
    }

    /** Old figures of subscriptions that nothing is known of are of accounts that ended. */
    private boolean isPassedOver(Instant at, @Nullable Noticed before) {
        return before == null && at.isBefore(clock.instant().minus(manners.recent()));
    }

    /** @param word empty: the operator takes it back */
    public Consequences ordered(String subscriptionId, Optional<OperatorsWord> word, @Nullable Noticed before) {
        if (before == null && word.isEmpty()) {
            return Consequences.none();
        }
        Noticed known = before == null ? Noticed.of(subscriptionId) : before;
        Draft draft = known.draft();
        draft.restricted = known.restricted().word(word);
        return settled(before, draft);
    }

    /** The subscription's time has come: another version of its plan, or the end of what it waits for. */
    public Consequences lookAgain(Noticed before) {
        boolean over =
                before.forgetAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
        return over ? Consequences.forget() : settled(before, before.draft());
    }

    /**
     * When a subscription is to be looked at: at once when its plan is another by now.
     *
     * @param planId of an account that is served; empty: there is none
     * @param known the terms as they were looked at
     * @param otherwise what the subscription itself asks for
     */
    public Optional<Instant> lookAgainAt(Optional<String> planId, Optional<Terms> known, Optional<Instant> otherwise) {
        boolean behind = planId.flatMap(plans::known)
                .filter(present -> known.filter(present::equals).isEmpty())
                .isPresent();
        return behind ? Optional.of(Instant.EPOCH) : otherwise;
    }

    private Consequences settled(@Nullable Noticed before, Draft draft) {
        return settled(before, draft, clock.instant());
    }

    private Consequences settled(@Nullable Noticed before, Draft draft, Instant at) {
        Instant now = clock.instant();
        if (draft.account.isEmpty()) {
            draft.forgetAt = draft.forgetAt.or(() -> Optional.of(now.plus(WITHOUT_ACCOUNT)));
            draft.lookAgainAt = draft.forgetAt;
            return remembered(before, new Told(draft.done()));
        }
        AccountFacts facts = draft.account.get();
        // A plan that was removed stays in force for those who have it.
        draft.terms = plans.find(facts.planId()).or(() -> draft.terms);
        return remembered(before, new Settlement(draft, facts, plans, manners, at, now).told());
    }

    private static Consequences remembered(@Nullable Noticed before, Told told) {
        return new Consequences(
                told.noticed().equals(before) ? new Consequences.Unchanged() : new Consequences.Changed(told.noticed()),
                told.messages(),
                told.noticed()
                        .restricted()
                        .inForce()
                        .filter(restriction ->
                                before == null || !before.restricted().inForce().equals(Optional.of(restriction))));
    }
}
