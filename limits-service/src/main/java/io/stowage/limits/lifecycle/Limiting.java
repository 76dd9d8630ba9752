package io.stowage.limits.lifecycle;

import io.stowage.events.Outage;
import io.stowage.limits.account.AccountNews;
import io.stowage.limits.account.Difference;
import io.stowage.limits.account.Drift;
import io.stowage.limits.account.Failure;
import io.stowage.limits.account.LimitedAccount;
import io.stowage.limits.account.LimitedAccount.Applied;
import io.stowage.limits.gateway.Limiter;
import io.stowage.limits.gateway.Reached;
import io.stowage.limits.terms.PlanLimits;
import io.stowage.limits.terms.Plans;
import io.stowage.limits.terms.Terms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * News of accounts and of plans change what is wanted; the gateway is brought there; what was found is remembered. Safe
 * to repeat: an account that wants what is in force leads to nothing.
 */
public final class Limiting {

    private final Plans plans;
    private final Limiter limiter;
    private final RetryWaits waits;
    private final Patrol patrol;
    private final Clock clock;

    public Limiting(Plans plans, Limiter limiter, RetryWaits waits, Patrol patrol, Clock clock) {
        this.plans = plans;
        this.limiter = limiter;
        this.waits = waits;
        this.patrol = patrol;
        this.clock = clock;
    }

    /**
     * Provisioning tells an account.
     *
     * @throws Outage when the gateway is not available
     */
    public Consequences heard(String subscriptionId, AccountNews news, @Nullable LimitedAccount before) {
        if (news.ended()) {
            return gone(before);
        }
        if (before == null) {
            LimitedAccount account = LimitedAccount.of(subscriptionId, news);
            return isAtGateway(account) ? bringAbout(account) : Consequences.remember(account);
        }
        if (news.version().isOlderThan(before.version())) {
            return Consequences.none();
        }
        LimitedAccount account = before.told(news);
        if (isAtGateway(account) && !account.facts().equals(before.facts())) {
            return bringAbout(account);
        }
        return account.equals(before) ? Consequences.none() : Consequences.remember(account);
    }

    /** The account is no more; its limits went with its user, or stay with a user that is kept disabled. */
    public Consequences gone(@Nullable LimitedAccount before) {
        return before == null ? Consequences.none() : Consequences.forget();
    }

    /**
     * The account's time has come: another version of its plan, another attempt, or a look at what is in force.
     *
     * @throws Outage when the gateway is not available
     */
    public Consequences lookAgain(LimitedAccount account) {
        return isAtGateway(account) ? bringAbout(account) : Consequences.none();
    }

    /**
     * When an account is to be looked at: at once when its plan is another by now.
     *
     * @param known the plan as the account was looked at with; empty: it was not, or need not be
     * @param otherwise what the account itself asks for
     */
    public Optional<Instant> lookAgainAt(String planId, Optional<PlanLimits> known, Optional<Instant> otherwise) {
        boolean behind = known.flatMap(limits -> plans.known(planId).filter(present -> !present.equals(limits)))
                .isPresent();
        return behind ? Optional.of(Instant.EPOCH) : otherwise;
    }

    private Consequences bringAbout(LimitedAccount account) {
        // A plan that was removed stays in force for those who have it.
        Optional<PlanLimits> plan = plans.find(account.facts().planId()).or(account::plan);
        if (plan.isEmpty()) {
            String reason = "there is no plan '%s', or it makes no sense"
                    .formatted(account.facts().planId());
            Failure why = Failure.first("unknown-plan", reason, Optional.empty(), clock.instant());
            return consequences(account, new Reached.Refused(why, List.of(), false));
        }
        LimitedAccount looked = account.on(plan.get());
        return consequences(
                looked,
                limiter.bringAbout(
                        looked.facts(),
                        new Terms(plan.get(), looked.facts().override()),
                        looked.applied().map(Applied::limits)));
    }

    private Consequences consequences(LimitedAccount account, Reached reached) {
        Instant now = clock.instant();
        List<Drift> fresh = fresh(account, reached.drift(), now);
        return switch (reached) {
            case Reached.InForce inForce -> {
                Instant since = inForce.wrote()
                        ? now
                        : account.applied().map(Applied::at).orElse(now);
                LimitedAccount after = account.inForce(
                        inForce.limits(),
                        since,
                        drift(account, inForce, fresh),
                        patrol.next(account.subscriptionId(), now));
                yield new Consequences(new Consequences.Changed(after), fresh, Optional.empty());
            }
            case Reached.Delayed delayed ->
                new Consequences(failed(account, delayed.why(), delayed, fresh, now), fresh, Optional.empty());
            case Reached.Refused refused -> {
                // A further failure of the same is no news.
                boolean first = account.failure()
                        .filter(before ->
                                before.reasonClass().equals(refused.why().reasonClass()))
                        .isEmpty();
                yield new Consequences(
                        failed(account, refused.why(), refused, fresh, now),
                        fresh,
                        Optional.of(refused.why()).filter(why -> first));
            }
        };
    }

    private Consequences.Changed failed(
            LimitedAccount account, Failure why, Reached reached, List<Drift> fresh, Instant now) {
        Failure all = account.failure().map(why::after).orElse(why);
        return new Consequences.Changed(account.failed(
                all,
                reached.wrote(),
                fresh.isEmpty() ? account.drift() : fresh,
                now.plus(waits.after(all.attempts()))));
    }

    /** What was not known to have drifted. */
    private static List<Drift> fresh(LimitedAccount account, List<Difference> found, Instant now) {
        List<Difference> known = account.drift().stream()
                .filter(drift -> !drift.corrected())
                .map(Drift::difference)
                .toList();
        return found.stream()
                .filter(difference -> !known.contains(difference))
                .map(difference -> new Drift(difference, now, false))
                .toList();
    }

    /** The drift found last; what is in force again is right again. */
    private List<Drift> drift(LimitedAccount account, Reached.InForce reached, List<Drift> fresh) {
        return switch (limiter.drift()) {
            case CORRECT ->
                (fresh.isEmpty() ? account.drift() : fresh)
                        .stream().map(Drift::putRight).toList();
            case REPORT ->
                Stream.concat(
                                account.drift().stream()
                                        .map(drift ->
                                                reached.drift().contains(drift.difference()) ? drift : drift.putRight())
                                        .filter(drift -> fresh.isEmpty() || !drift.corrected()),
                                fresh.stream())
                        .toList();
        };
    }

    private static boolean isAtGateway(LimitedAccount account) {
        return account.facts().userId().isPresent();
    }
}
