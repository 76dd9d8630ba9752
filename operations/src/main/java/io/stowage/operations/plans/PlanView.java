package io.stowage.operations.plans;

import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.RateLimits;
import io.stowage.operations.input.Rate;
import io.stowage.operations.output.Columns;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans as people see them, in the words of the file they are written in. */
final class PlanView {

    static final Columns<PlanDefinition> TABLE = new Columns<PlanDefinition>()
            .add("ID", PlanDefinition::getPlanId)
            .add("NAME", PlanDefinition::getName)
            .add("QUOTA", PlanView::quota)
            .add("USER LIMITS", plan -> limits(plan.getUserLimits()))
            .add("BUCKET LIMITS", plan -> limits(plan.getBucketLimits()))
            .add("WHEN FULL", PlanView::whenFull);

    static final Columns<PlanDefinition> DETAILS = new Columns<PlanDefinition>()
            .add("Id", PlanDefinition::getPlanId)
            .add("Name", PlanDefinition::getName)
            .add("Quota", PlanView::quota)
            .add("User limits", plan -> limits(plan.getUserLimits()))
            .add("Bucket limits", plan -> limits(plan.getBucketLimits()))
            .add(
                    "Thresholds",
                    plan -> plan.getThresholds().stream()
                            .map(Thresholds::format)
                            .collect(Collectors.joining(", ")))
            .add("When full", PlanView::whenFull)
            .add("Default bucket suffix", plan -> Objects.toString(plan.getDefaultBucketSuffix(), ""))
            .add("Access keys", plan -> Integer.toString(plan.getAccessKeys()));

    private PlanView() {}

    private static String quota(PlanDefinition plan) {
        return plan.getQuotaBytes() == null ? "unlimited" : Size.format(plan.getQuotaBytes());
    }

    private static String whenFull(PlanDefinition plan) {
        return plan.getWhenFull().toString().toLowerCase(Locale.ROOT);
    }

    private static String limits(@Nullable RateLimits limits) {
        if (limits == null) {
            return "unlimited";
        }
        String text = Stream.of(
                        rate("default", limits.getDefaultOps(), Rate.OPERATIONS),
                        rate("get", limits.getGetOps(), Rate.OPERATIONS),
                        rate("put", limits.getPutOps(), Rate.OPERATIONS),
                        rate("list", limits.getListOps(), Rate.OPERATIONS),
                        rate("delete", limits.getDeleteOps(), Rate.OPERATIONS),
                        rate("bandwidthOut", limits.getBandwidthOut(), Rate.BANDWIDTH))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "unlimited" : text;
    }

    private static Optional<String> rate(String name, @Nullable BigDecimal rate, String unit) {
        return Optional.ofNullable(rate).map(present -> "%s %s %s".formatted(name, Rate.format(present), unit));
    }
}
