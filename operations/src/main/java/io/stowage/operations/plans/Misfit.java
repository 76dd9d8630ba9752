package io.stowage.operations.plans;

import io.stowage.contracts.PlanDefinition;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capabilities.Scope;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.LimitsFit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a plan asks for and a gateway cannot do.
 *
 * @param field of the plan file that asks for it
 * @param reason the capability, and what is wrong
 */
record Misfit(String field, String reason) {

    /**
     * All of a plan, judged as the services judge it when it is ordered and when its limits are to be brought about.
     *
     * @throws GatewayFailure when the gateway has to be asked what it can do, and does not answer
     */
    static List<Misfit> of(PlanDefinition plan, Gateway gateway) {
        List<Misfit> found = new ArrayList<>(limits(plan, new LimitsFit(gateway)));
        found.addAll(users(plan, gateway.capabilities()));
        return List.copyOf(found);
    }

    private static List<Misfit> limits(PlanDefinition plan, LimitsFit fit) {
        List<Misfit> found = new ArrayList<>();
        fit.rateProblems(Scope.USER, "user", RateFields.limits(plan.getUserLimits()))
                .forEach(reason -> found.add(new Misfit("userLimits", reason)));
        fit.rateProblems(Scope.BUCKET, "each bucket", RateFields.limits(plan.getBucketLimits()))
                .forEach(reason -> found.add(new Misfit("bucketLimits", reason)));
        Long quota = plan.getQuotaBytes();
        fit.quotaProblems(quota == null ? OptionalLong.empty() : OptionalLong.of(quota))
                .forEach(reason -> found.add(new Misfit("quota", reason)));
        return found;
    }

    static List<Misfit> users(PlanDefinition plan, Capabilities capabilities) {
        List<Misfit> found = new ArrayList<>();
        int mostKeys = capabilities.keys().mostPerOwner();
        if (plan.getAccessKeys() > mostKeys) {
            found.add(new Misfit("accessKeys", "access keys: a user holds %d at most".formatted(mostKeys)));
        }
        if (!capabilities.policies()) {
            if (plan.getPolicy() != null) {
                found.add(new Misfit("policy", "policies: it has none"));
            }
            if (plan.getLimitedPolicy() != null) {
                found.add(new Misfit("limitedPolicy", "policies: it has none"));
            }
        }
        return found;
    }
}
