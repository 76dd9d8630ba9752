package io.stowage.operations.limits;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountLimits;
import io.stowage.contracts.LimitDrift;
import io.stowage.contracts.LimitsState;
import io.stowage.operations.input.Rates;
import io.stowage.operations.input.Size;
import io.stowage.operations.output.Columns;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits as people see them. */
final class LimitsView {

    static final Columns<LimitsState> DETAILS = new Columns<LimitsState>()
            .add("Subscription", LimitsState::getSubscriptionId)
            .add("Status", LimitsView::status, LimitsView::colour)
            .add("Failure", limits -> failure(limits, AccountFailure::getReason))
            .add("Kind of failure", limits -> failure(limits, AccountFailure::getReasonClass))
            .add("Gateway request", limits -> failure(limits, AccountFailure::getGatewayRequestId))
            .add("Attempts", limits -> failure(limits, AccountFailure::getAttempts))
            .add("Plan", LimitsState::getPlanId)
            .add("Gateway", LimitsState::getGatewayId)
            .add("Gateway user", LimitsState::getGatewayUserName)
            .add("Wanted", limits -> limits(limits.getWanted()))
            .add("In force", limits -> limits(limits.getApplied()))
            .add("In force since", limits -> text(limits.getAppliedAt()))
            .add("Drift", LimitsView::drift)
            .add("Next look", limits -> text(limits.getLookAgainAt()))
            .add("Updated", limits -> limits.getUpdatedAt().toString());

    static final Columns<LimitsState> TABLE = new Columns<LimitsState>()
            .add("SUBSCRIPTION", LimitsState::getSubscriptionId)
            .add("STATUS", LimitsView::status, LimitsView::colour)
            .add("PLAN", LimitsState::getPlanId)
            .add("GATEWAY", LimitsState::getGatewayId)
            .add("BUCKETS", LimitsView::buckets)
            .add("DRIFT", limits -> Integer.toString(limits.getDrift().size()))
            .add("UPDATED", limits -> limits.getUpdatedAt().toString())
            .add("FAILURE", limits -> failure(limits, AccountFailure::getReason));

    private LimitsView() {}

    private static String status(LimitsState limits) {
        return limits.getStatus().toString();
    }

    private static String colour(String status) {
        return switch (status) {
            case "IN_FORCE" -> "green";
            case "FAILED" -> "bold,red";
            case "WAITING", "DRIFTED" -> "yellow";
            case String other -> "";
        };
    }

    private static String buckets(LimitsState limits) {
        return limits.getApplied() == null
                ? ""
                : Integer.toString(limits.getApplied().getBucketLimits().size());
    }

    private static String limits(@Nullable AccountLimits limits) {
        if (limits == null) {
            return "";
        }
        StringBuilder text = new StringBuilder("user: ").append(Rates.format(limits.getUserLimits()));
        if (limits.getQuotaBytes() != null) {
            text.append("; quota: ").append(Size.format(limits.getQuotaBytes()));
        }
        new TreeMap<>(limits.getBucketLimits())
                .forEach((bucket, rates) ->
                        text.append("; bucket ").append(bucket).append(": ").append(Rates.format(rates)));
        return text.toString();
    }

    private static String drift(LimitsState limits) {
        return limits.getDrift().stream().map(LimitsView::words).collect(Collectors.joining("; "));
    }

    private static String words(LimitDrift drift) {
        return "%s: %s %s instead of %s, found %s%s"
                .formatted(
                        drift.getTarget(),
                        drift.getLimit(),
                        drift.getFound(),
                        drift.getWanted(),
                        drift.getFoundAt(),
                        drift.getCorrected() ? ", put right" : "");
    }

    private static String failure(LimitsState limits, Function<AccountFailure, @Nullable Object> part) {
        return limits.getFailure() == null ? "" : text(part.apply(limits.getFailure()));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
