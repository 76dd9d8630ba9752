package io.stowage.limits.stream;

import io.stowage.contracts.PlanDefinition;
import io.stowage.limits.terms.PlanLimits;
import io.stowage.limits.terms.Plans;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plans of {@code stowage.plans}. */
final class PublishedPlans implements Plans {

    private static final Logger log = LoggerFactory.getLogger(PublishedPlans.class);

    private final Function<String, Optional<PlanDefinition>> latest;

    /** @param latest the plan as published last */
    PublishedPlans(Function<String, Optional<PlanDefinition>> latest) {
        this.latest = latest;
    }

    @Override
    public Optional<PlanLimits> find(String planId) {
        return latest.apply(planId).flatMap(PublishedPlans::limits);
    }

    private static Optional<PlanLimits> limits(PlanDefinition plan) {
        try {
            return Optional.of(new PlanLimits(
                    RatesMapping.rates(plan.getUserLimits()),
                    RatesMapping.rates(plan.getBucketLimits()),
                    RatesMapping.bytes(plan.getQuotaBytes())));
        } catch (IllegalArgumentException senseless) {
            log.error("plan {} is left out: {}", plan.getPlanId(), senseless.getMessage());
            return Optional.empty();
        }
    }
}
