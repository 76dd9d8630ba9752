package io.stowage.notification.stream;

import io.stowage.contracts.PlanDefinition;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.notification.account.Plans;
import io.stowage.notification.account.Terms;
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
    public Optional<Terms> find(String planId) {
        return topic.find(planId).flatMap(PublishedPlans::terms);
    }

    @Override
    public Optional<Terms> known(String planId) {
        return topic.known(planId).flatMap(PublishedPlans::terms);
    }

    private static Optional<Terms> terms(PlanDefinition plan) {
        try {
            return Optional.of(TermsMapping.terms(plan));
        } catch (IllegalArgumentException senseless) {
            log.error("plan {} is left out: {}", plan.getPlanId(), senseless.getMessage());
            return Optional.empty();
        }
    }
}
