package io.stowage.limits.gateway;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.Capabilities.Scope;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.LimitsFit;
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
    private final LimitsFit fit;
    private final boolean users;
    private final boolean buckets;
    private final boolean quotas;

    /** @throws GatewayFailure when the gateway has to be asked what it can do, and does not answer */
    GatewayLimits(Gateway gateway) {
        this.gateway = gateway;
        this.fit = new LimitsFit(gateway);
        this.users = fit.hasRates(Scope.USER);
        this.buckets = fit.hasRates(Scope.BUCKET);
        this.quotas = fit.hasQuotas();
    }

    /** Why the gateway cannot be told these terms exactly, in words; empty if it can. Makes no call. */
    List<String> problems(Terms terms) {
        List<String> problems = new ArrayList<>(fit.rateProblems(Scope.USER, "user", terms.user()));
        terms.bucketRates().forEach((target, rates) -> problems.addAll(fit.rateProblems(Scope.BUCKET, target, rates)));
        problems.addAll(fit.quotaProblems(terms.quotaBytes()));
        return List.copyOf(problems);
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
