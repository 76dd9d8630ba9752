package io.stowage.provisioning.stream;

import io.stowage.contracts.PlanDefinition;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.provisioning.account.Plans;
import java.util.Optional;

/** The plans of {@code stowage.plans}. */
final class PublishedPlans implements Plans {

    private final ReferenceTopic<PlanDefinition> topic;

    PublishedPlans(ReferenceTopic<PlanDefinition> topic) {
        this.topic = topic;
    }

    @Override
    public Optional<Plan> find(String planId) {
        return topic.find(planId)
                .map(plan -> new Plan(
                        plan.getPlanId(),
                        Optional.ofNullable(plan.getDefaultBucketSuffix()),
                        plan.getAccessKeys(),
                        Optional.ofNullable(plan.getUserNameRule()),
                        Optional.ofNullable(plan.getPasswordRule()),
                        Optional.ofNullable(plan.getPolicy()),
                        Optional.ofNullable(plan.getGroup())));
    }
}
