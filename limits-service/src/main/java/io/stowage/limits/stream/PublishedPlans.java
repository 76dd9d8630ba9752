package io.stowage.limits.stream;

import io.stowage.contracts.PlanDefinition;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.limits.terms.PlanLimits;
import io.stowage.limits.terms.Plans;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plans of {@code stowage.plans}. */
final class PublishedPlans implements Plans {

    private static final Logger log = LoggerFactory.getLogger(PublishedPlans.class);

    private final ReferenceTopic<PlanDefinition> topic;

    PublishedPlans(ReferenceTopic<PlanDefinition> topic) {
        this.topic = topic;
    }

    @Override
    public Optional<PlanLimits> find(String planId) {
        return topic.find(planId).flatMap(PublishedPlans::limits);
    }

    @Override
    public Optional<PlanLimits> known(String planId) {
        return topic.known(planId).flatMap(PublishedPlans::limits);
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
