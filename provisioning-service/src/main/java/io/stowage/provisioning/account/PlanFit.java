package io.stowage.provisioning.account;

import io.stowage.gateway.Capabilities;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.Plans.Plan;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a gateway can do what a plan asks for, told before anything is written. */
final class PlanFit {

    /** More no record takes, whatever a gateway could do. */
    private static final int MOST_KEYS = 2;

    private PlanFit() {}

    /**
     * What keeps an account of that quota away from a gateway even if it were empty; empty: nothing.
     *
     * @param quota empty: it has none
     */
    static Optional<Rejected> oversize(Plan plan, Site site, OptionalLong quota) {
        OptionalLong most = site.room().bytes();
        boolean fits = most.isEmpty() || (quota.isPresent() && quota.getAsLong() <= most.getAsLong());
        return fits
                ? Optional.empty()
                : Optional.of(new Rejected(
                        "not-at-this-gateway",
                        "gateway '%s' has max-bytes %d, and an account on plan '%s' has %s"
                                .formatted(
                                        site.gatewayId(),
                                        most.getAsLong(),
                                        plan.planId(),
                                        quota.isPresent() ? quota.getAsLong() + " bytes" : "no quota")));
    }

    /** What does not fit; empty: nothing. */
    static Optional<Rejected> misfit(Plan plan, String gatewayId, Capabilities capabilities) {
        int most = Math.min(MOST_KEYS, capabilities.keys().mostPerOwner());
        if (plan.accessKeys() < 1 || plan.accessKeys() > most) {
            return Optional.of(new Rejected(
                    "unusable-plan",
                    "plan '%s' hands out %d access keys, and gateway '%s' takes 1 to %d"
                            .formatted(plan.planId(), plan.accessKeys(), gatewayId, most)));
        }
        try {
            plan.secretRule();
            plan.policyText();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(
                    new Rejected("unusable-plan", "plan '%s': %s".formatted(plan.planId(), wrong.getMessage())));
        }
        if (!plan.offeredAt(gatewayId)) {
            return Optional.of(new Rejected(
                    "not-at-this-gateway",
                    "plan '%s' is not offered at gateway '%s'".formatted(plan.planId(), gatewayId)));
        }
        return plan.policy().isPresent() && !capabilities.policies()
                ? Optional.of(new Rejected(
                        "not-at-this-gateway",
                        "gateway '%s' has no policies, and plan '%s' has one".formatted(gatewayId, plan.planId())))
                : Optional.empty();
    }
}
