package io.stowage.provisioning.account;

import io.stowage.gateway.Capabilities;
import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.Plans.Plan;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.identity.IdentityRule;
import io.stowage.provisioning.identity.Naming;
import io.stowage.provisioning.identity.NewSubscription;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Decides where and under what name a new subscription gets its account. */
public final class Placing {

    private final Plans plans;
    private final Gateways gateways;
    private final Naming naming;

    public Placing(Plans plans, Gateways gateways, Naming naming) {
        this.plans = plans;
        this.gateways = gateways;
        this.naming = naming;
    }

    OrderDecision place(Order order, Change.Placed placed, Instant now) {
        Optional<Plan> plan = plans.find(placed.planId());
        if (plan.isEmpty()) {
            return new Rejected("unknown-plan", "there is no plan '%s'".formatted(placed.planId()));
        }
        Optional<String> gateway = gateway(placed);
        Optional<Capabilities> capabilities = gateway.flatMap(gateways::capabilities);
        if (gateway.isEmpty() || capabilities.isEmpty()) {
            return new Rejected(
                    "unknown-gateway",
                    placed.gatewayId()
                            .map(id -> "there is no gateway '%s', only %s".formatted(id, gateways.ids()))
                            .orElse("the order names no gateway and there are several: " + gateways.ids()));
        }
        return PlanFit.misfit(plan.get(), gateway.get(), capabilities.get())
                .<OrderDecision>map(misfit -> misfit)
                .orElseGet(() -> place(order, placed, plan.get(), gateway.get(), capabilities.get(), now));
    }

    private OrderDecision place(
            Order order, Change.Placed placed, Plan plan, String gateway, Capabilities capabilities, Instant now) {
        NewSubscription subscription =
                new NewSubscription(order.subscriptionId(), placed.customer(), order.version(), plan.userNameRule());
        return switch (naming.of(subscription, gateway, capabilities, plan.defaultBucketSuffix())) {
            case IdentityRule.Refused refused -> new Rejected(refused.reasonClass(), refused.reason());
            case Naming.Names names ->
                new Accepted(new Account(
                        order.subscriptionId(),
                        wanted(placed, plan, names.bucket()),
                        AtGateway.nothing(gateway, names.userName()),
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
}
