package io.stowage.operations.plans;

import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.input.Rates;
import io.stowage.operations.input.Size;
import io.stowage.operations.output.Columns;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Plans as people see them, in the words of the file they are written in. */
final class PlanView {

    static final Columns<PlanDefinition> TABLE = new Columns<PlanDefinition>()
            .add("ID", PlanDefinition::getPlanId)
            .add("NAME", PlanDefinition::getName)
            .add("QUOTA", PlanView::quota)
            .add("USER LIMITS", plan -> Rates.format(plan.getUserLimits()))
            .add("BUCKET LIMITS", plan -> Rates.format(plan.getBucketLimits()))
            .add("WHEN FULL", PlanView::whenFull);

    static final Columns<PlanDefinition> DETAILS = new Columns<PlanDefinition>()
            .add("Id", PlanDefinition::getPlanId)
            .add("Name", PlanDefinition::getName)
            .add("Quota", PlanView::quota)
            .add("User limits", plan -> Rates.format(plan.getUserLimits()))
            .add("Bucket limits", plan -> Rates.format(plan.getBucketLimits()))
            .add(
                    "Thresholds",
                    plan -> plan.getThresholds().stream()
                            .map(Thresholds::format)
                            .collect(Collectors.joining(", ")))
            .add("When full", PlanView::whenFull)
            .add("Release margin", plan -> Integer.toString(plan.getReleaseMargin()))
            .add(
                    "Messages off",
                    plan -> plan.getMessagesOff().stream()
                            .map(PlanValues::message)
                            .collect(Collectors.joining(", ")))
            .add("Default bucket suffix", plan -> Objects.toString(plan.getDefaultBucketSuffix(), ""))
            .add("Access keys", plan -> Integer.toString(plan.getAccessKeys()))
            .add("User name rule", plan -> Objects.toString(plan.getUserNameRule(), ""))
            .add("Password rule", plan -> Objects.toString(plan.getPasswordRule(), ""))
            .add("Policy", plan -> Objects.toString(plan.getPolicy(), ""))
            .add("Limited policy", plan -> Objects.toString(plan.getLimitedPolicy(), ""))
            .add("Group", plan -> Objects.toString(plan.getGroup(), ""))
            .add("Gateways", plan -> plan.getGatewayIds().isEmpty() ? "all" : String.join(", ", plan.getGatewayIds()));

    private PlanView() {}

    private static String quota(PlanDefinition plan) {
        return plan.getQuotaBytes() == null ? "unlimited" : Size.format(plan.getQuotaBytes());
    }

    private static String whenFull(PlanDefinition plan) {
        return plan.getWhenFull().toString().toLowerCase(Locale.ROOT);
    }
}
