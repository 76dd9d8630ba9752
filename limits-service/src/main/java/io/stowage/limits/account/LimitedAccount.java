package io.stowage.limits.account;

import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.PlanLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of the limits of one subscription.
 *
 * @param version of the account that the facts are from
 * @param plan the plan's limits as looked at last; another version of the plan has not reached the account yet
 * @param wanted what was to be in force, for the buckets that were there
 * @param applied what was put in force and read back; empty: it is not known what is
 * @param drift found last
 * @param lookAgainAt when to look at the gateway without any news
 */
public record LimitedAccount(
        String subscriptionId,
        AccountVersion version,
        AccountFacts facts,
        Optional<PlanLimits> plan,
        Optional<LimitSet> wanted,
        Optional<Applied> applied,
        List<Drift> drift,
        Optional<Failure> failure,
        Optional<Instant> lookAgainAt) {

    public LimitedAccount {
        drift = List.copyOf(drift);
    }

    /**
     * Limits that are in force.
     *
     * @param at when the gateway was written to last, or first found as wanted
     */
    public record Applied(LimitSet limits, Instant at) {}

    /** Where the limits stand. */
    public enum Status {
        /** The account is not at the gateway yet. */
        WAITING,
        IN_FORCE,
        /** Changed at the gateway by somebody else, and left so. */
        DRIFTED,
        /** The gateway is not as wanted; tried again. */
        FAILED
    }

    public static LimitedAccount of(String subscriptionId, AccountNews news) {
        return new LimitedAccount(
                subscriptionId,
                news.version(),
                news.facts(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public Status status() {
        if (failure.isPresent()) {
            return Status.FAILED;
        }
        if (applied.isEmpty()) {
            return Status.WAITING;
        }
        return drift.stream().allMatch(Drift::corrected) ? Status.IN_FORCE : Status.DRIFTED;
    }

    /** The account is told anew. What failed before says nothing about what is wanted now; limits of another user neither. */
    public LimitedAccount told(AccountNews news) {
        AccountFacts now = news.facts().after(facts);
        boolean sameUser =
                now.gatewayId().equals(facts.gatewayId()) && now.userId().equals(facts.userId());
        return new LimitedAccount(
                subscriptionId,
                news.version(),
                now,
                now.planId().equals(facts.planId()) ? plan : Optional.empty(),
                wanted,
                sameUser ? applied : Optional.empty(),
                sameUser ? drift : List.of(),
                now.equals(facts) ? failure : Optional.empty(),
                lookAgainAt);
    }

    /** The plan as it is looked at now. */
    public LimitedAccount on(PlanLimits present) {
        return new LimitedAccount(
                subscriptionId, version, facts, Optional.of(present), wanted, applied, drift, failure, lookAgainAt);
    }

    /** The gateway is as wanted, apart from drift that is only reported. */
    public LimitedAccount inForce(LimitSet limits, Instant since, List<Drift> found, Instant lookAgain) {
        return new LimitedAccount(
                subscriptionId,
                version,
                facts,
                plan,
                Optional.of(limits),
                Optional.of(new Applied(limits, since)),
                found,
                Optional.empty(),
                Optional.of(lookAgain));
    }

    /** The gateway is not as wanted. What is in force there is known only if nothing was written. */
    public LimitedAccount failed(Failure why, boolean wrote, List<Drift> found, Instant tryAgainAt) {
        return new LimitedAccount(
                subscriptionId,
                version,
                facts,
                plan,
                wanted,
                wrote ? Optional.empty() : applied,
                found,
                Optional.of(why),
                Optional.of(tryAgainAt));
    }
}
