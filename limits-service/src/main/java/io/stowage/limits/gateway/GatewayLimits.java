package io.stowage.limits.gateway;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capabilities.Scope;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.InexpressibleRate;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserRef;
import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The limits of one gateway, as far as it has any: what it can be told, what is in force, and writing it. */
final class GatewayLimits {

    private static final String NO_SUCH_BUCKET = "NoSuchBucket";

    private final Gateway gateway;
    private final boolean users;
    private final boolean buckets;
    private final boolean quotas;

    /** @throws GatewayFailure when the gateway has to be asked what it can do, and does not answer */
    GatewayLimits(Gateway gateway) {
        this.gateway = gateway;
        Capabilities capabilities = gateway.capabilities();
        Set<Scope> rates = capabilities.rates().map(Capabilities.Rates::scopes).orElse(Set.of());
        this.users = rates.contains(Scope.USER);
        this.buckets = rates.contains(Scope.BUCKET);
        Set<Scope> space =
                capabilities.quotas().map(Capabilities.QuotaRules::scopes).orElse(Set.of());
        this.quotas = space.contains(Scope.USER) || space.contains(Scope.ALL_BUCKETS);
    }

    /** Why the gateway cannot be told these terms exactly, in words; empty if it can. Makes no call. */
    List<String> problems(Terms terms) {
        List<String> problems = new ArrayList<>();
        rateProblems(problems, "user", users, terms.user());
        terms.bucketRates().forEach((target, rates) -> rateProblems(problems, target, buckets, rates));
        if (quotas && terms.quotaBytes().isPresent()) {
            long bytes = terms.quotaBytes().getAsLong();
            if (!gateway.quotas().expressible(bytes)) {
                problems.add("quotas: %d bytes are no positive multiple of %d"
                        .formatted(bytes, gateway.quotas().step()));
            }
        }
        return List.copyOf(problems);
    }

    private void rateProblems(List<String> problems, String target, boolean possible, RateLimits rates) {
        if (rates.isUnlimited()) {
            return;
        }
        if (!possible) {
            problems.add("rate limits: it has none for " + target);
            return;
        }
        for (InexpressibleRate rate : gateway.limits().inexpressible(rates)) {
            problems.add("rate limits: %s, %s".formatted(target, rate));
        }
    }

    /** What these terms mean here. A quota that the gateway does not enforce is left to those who measure. */
    LimitSet wanted(Terms terms, Set<String> present) {
        LimitSet all = terms.on(present);
        return quotas ? all : new LimitSet(all.user(), all.buckets(), OptionalLong.empty());
    }

    /**
     * What is in force.
     *
     * @param quotaWanted whether there is to be a quota
     */
    LimitSet read(UserRef user, boolean quotaWanted) {
        OptionalLong quota = quotas ? quota(user, quotaWanted) : OptionalLong.empty();
        RateLimits rates = users ? gateway.limits().read(user) : RateLimits.UNLIMITED;
        Map<String, RateLimits> ofBuckets = new HashMap<>();
        if (buckets) {
            gateway.buckets().of(user).forEach(bucket -> read(bucket.name(), ofBuckets));
        }
        return new LimitSet(rates, ofBuckets, quota);
    }

    private OptionalLong quota(UserRef user, boolean wanted) {
        try {
            return gateway.quotas().read(user);
        } catch (GatewayFailure.Rejected rejected) {
            // Older versions of a gateway know no quotas (Virtuozzo before 4.7); that harms nobody who wants none.
            if (wanted) {
                throw rejected;
            }
            return OptionalLong.empty();
        }
    }

    private void read(BucketName bucket, Map<String, RateLimits> ofBuckets) {
        try {
            ofBuckets.put(bucket.value(), gateway.limits().read(bucket));
        } catch (GatewayFailure.Rejected rejected) {
            // Deleted by its owner since the buckets were listed.
            if (!isBucketGone(rejected)) {
                throw rejected;
            }
        }
    }

    void apply(Step step) {
        switch (step) {
            case Step.LimitRates limit -> gateway.limits().write(limit.target(), limit.rates());
            case Step.UnlimitRates unlimit -> gateway.limits().removeAll(unlimit.target());
            case Step.LimitSpace limit -> gateway.quotas().write(limit.user(), limit.bytes());
            case Step.UnlimitSpace unlimit -> gateway.quotas().remove(unlimit.user());
        }
    }

    static boolean isBucketGone(GatewayFailure.Rejected rejected) {
        return rejected.code().equals(NO_SUCH_BUCKET);
    }
}
