package io.stowage.limits.gateway;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.LimitTarget;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserRef;
import io.stowage.limits.account.Difference;
import io.stowage.limits.terms.LimitSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be written, decided from what is wanted, what was in force and what is seen. Pure, so that the same state
 * leads to the same writes, whoever died between two of them.
 *
 * @param steps in the order in which they are taken: the account's own limits before those of its buckets, so that
 *     nothing is let through by a bucket that the account is not to have
 * @param drift limits that had been put in force as they are wanted, and are no more
 * @param differences everything that is not as wanted
 */
record Decision(List<Step> steps, List<Difference> drift, List<Difference> differences) {

    Decision {
        steps = List.copyOf(steps);
        drift = List.copyOf(drift);
        differences = List.copyOf(differences);
    }

    /**
     * @param applied what was in force; empty: not known, so that nothing counts as drift
     * @param seen what is in force now; has the same buckets as {@code wanted}
     */
    static Decision of(UserRef user, LimitSet wanted, Optional<LimitSet> applied, LimitSet seen, DriftPolicy policy) {
        Draft draft = new Draft(policy);
        draft.space(user, wanted, applied, seen);
        draft.rates("user", user, wanted.user(), applied.map(LimitSet::user), seen.user());
        new TreeMap<>(wanted.buckets())
                .forEach((name, rates) -> draft.rates(
                        "bucket " + name,
                        new BucketName(name),
                        rates,
                        applied.map(LimitSet::buckets).map(buckets -> buckets.get(name)),
                        seen.buckets().getOrDefault(name, RateLimits.UNLIMITED)));
        return new Decision(draft.steps, draft.drift, draft.differences);
    }

    private static final class Draft {

        private final DriftPolicy policy;
        private final List<Step> steps = new ArrayList<>();
        private final List<Difference> drift = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();

        Draft(DriftPolicy policy) {
            this.policy = policy;
        }

        void space(UserRef user, LimitSet wanted, Optional<LimitSet> applied, LimitSet seen) {
            boolean drifted = applied.filter(before -> before.quotaBytes().equals(wanted.quotaBytes()))
                    .isPresent();
            Step step = wanted.quotaBytes().isPresent()
                    ? new Step.LimitSpace(user, wanted.quotaBytes().getAsLong())
                    : new Step.UnlimitSpace(user);
            take(Difference.between("user", wanted.quotaBytes(), seen.quotaBytes()), drifted, step);
        }

        void rates(String words, LimitTarget target, RateLimits wanted, Optional<RateLimits> applied, RateLimits seen) {
            boolean drifted = applied.filter(wanted::equals).isPresent();
            Step step = wanted.isUnlimited() ? new Step.UnlimitRates(target) : new Step.LimitRates(target, wanted);
            take(Difference.between(words, wanted, seen), drifted, step);
        }

        /** What is newly wanted is written in any case: what is seen may be the half of an attempt that died. */
        private void take(List<Difference> found, boolean drifted, Step step) {
            if (found.isEmpty()) {
                return;
            }
            differences.addAll(found);
            if (drifted) {
                drift.addAll(found);
            }
            switch (policy) {
                case CORRECT -> steps.add(step);
                case REPORT -> {
                    if (!drifted) {
                        steps.add(step);
                    }
                }
            }
        }
    }
}
