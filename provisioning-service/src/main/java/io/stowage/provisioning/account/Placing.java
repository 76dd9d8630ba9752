package io.stowage.provisioning.account;

import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.Plans.Plan;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.identity.IdentityRule;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Decides where and under what name a new subscription gets its account. */
public final class Placing {

    /**
     * Bucket names as every S3 gateway takes them: 3 to 63 of a-z 0-9 . - with a letter or digit at both ends and no two
     * dots in a row.
     */
    private static final Pattern BUCKET_NAME = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** More no user can hold (Acronis guide 2.1.6, Virtuozzo 4.6 API reference 3.3). */
    private static final int MOST_KEYS = 2;

    private final Plans plans;
    private final Gateways gateways;
    private final IdentityRule identity;

    public Placing(Plans plans, Gateways gateways, IdentityRule identity) {
        this.plans = plans;
        this.gateways = gateways;
        this.identity = identity;
    }

    OrderDecision place(Order order, Change.Placed placed, Instant now) {
        Optional<Plan> plan = plans.find(placed.planId());
        if (plan.isEmpty()) {
            return new Rejected("unknown-plan", "there is no plan '%s'".formatted(placed.planId()));
        }
        if (plan.get().accessKeys() < 1 || plan.get().accessKeys() > MOST_KEYS) {
            return new Rejected(
                    "unusable-plan",
                    "plan '%s' hands out %d access keys, and only 1 or 2 are possible"
                            .formatted(placed.planId(), plan.get().accessKeys()));
        }
        Optional<String> gateway = gateway(placed);
        if (gateway.isEmpty()) {
            return new Rejected(
                    "unknown-gateway",
                    placed.gatewayId()
                            .map(id -> "there is no gateway '%s', only %s".formatted(id, gateways.ids()))
                            .orElse("the order names no gateway and there are several: " + gateways.ids()));
        }
        Optional<String> bucket =
                plan.get().defaultBucketSuffix().map(suffix -> bucket(order.subscriptionId(), suffix));
        if (bucket.isPresent() && !BUCKET_NAME.matcher(bucket.get()).matches()) {
            return new Rejected(
                    "unusable-bucket-name", "the default bucket would be called '%s'".formatted(bucket.get()));
        }
        return switch (identity.nameFor(
                order.subscriptionId(), placed.customer().email(), gateway.get())) {
            case IdentityRule.Refused refused -> new Rejected(refused.reasonClass(), refused.reason());
            case IdentityRule.Name name ->
                new Accepted(new Account(
                        order.subscriptionId(),
                        wanted(placed, plan.get(), bucket),
                        AtGateway.nothing(gateway.get(), name.userName()),
                        OrderHistory.beginningWith(order),
                        Optional.empty(),
                        Optional.empty(),
                        now));
        };
    }

    private static Wanted wanted(Change.Placed placed, Plan plan, Optional<String> bucket) {
        return new Wanted(
                Service.ACTIVE,
                placed.planId(),
                placed.customer(),
                placed.productName(),
                bucket,
                new WantedKeys(plan.accessKeys(), 1, Optional.empty()),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<String> gateway(Change.Placed placed) {
        return placed.gatewayId().isPresent()
                ? placed.gatewayId().filter(gateways.ids()::contains)
                : gateways.ids().stream()
                        .filter(id -> gateways.ids().size() == 1)
                        .findFirst();
    }

    /** Bucket names have no capitals and no underscore. */
    private static String bucket(String subscriptionId, String suffix) {
        return (subscriptionId + "-" + suffix).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
