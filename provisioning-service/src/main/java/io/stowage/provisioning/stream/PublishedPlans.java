package io.stowage.provisioning.stream;

import io.stowage.contracts.PlanDefinition;
import io.stowage.events.kafka.ReferenceTopic;
import io.stowage.provisioning.account.Plans;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
                        Optional.ofNullable(plan.getGroup()),
                        quota(plan.getQuotaBytes()),
                        Set.copyOf(plan.getGatewayIds())));
    }

    private static OptionalLong quota(@Nullable Long bytes) {
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
