package io.stowage.provisioning.account;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capability;
import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.Plans.Plan;
import io.stowage.provisioning.order.Order;
import java.util.Optional;

/** Decides about accounts inside a user. */
final class InnerAccounts {

    /** Each takes part in every look at the subscription, and has a place in one record. */
    private static final int MOST = 100;

    private final Plans plans;
    private final Gateways gateways;

    InnerAccounts(Plans plans, Gateways gateways) {
        this.plans = plans;
        this.gateways = gateways;
    }

    /** The account gets as many keys as the plan hands out today. */
    OrderDecision add(Order order, Account account, String name) {
        if (account.wanted().accounts().containsKey(name)) {
            return new Rejected("account-exists", "the subscription has an account '%s' already".formatted(name));
        }
        if (account.wanted().accounts().size() >= MOST) {
            return new Rejected("too-many-accounts", "the subscription has %d accounts already".formatted(MOST));
        }
        if (account.hold().isPresent()) {
            return new Rejected("held", "the subscription has no gateway yet: it is held until one has room");
        }
        String planId = account.wanted().planId();
        Optional<Plan> plan = plans.find(planId);
        if (plan.isEmpty()) {
            return new Rejected("unknown-plan", "there is no plan '%s'".formatted(planId));
        }
        String gateway = account.atGateway().gatewayId();
        Optional<Capabilities> capabilities = gateways.capabilities(gateway);
        if (capabilities.isEmpty()) {
            return new Rejected("unknown-gateway", "gateway '%s' is not configured any more".formatted(gateway));
        }
        if (!capabilities.get().has(Capability.ACCOUNTS)) {
            return new Rejected(
                    "not-at-this-gateway",
                    "gateway '%s' has no accounts inside users, and plan '%s' is served there"
                            .formatted(gateway, planId));
        }
        Account more = account.at(account.atGateway().account(name));
        return new Accepted(more.want(
                account.wanted().account(name, plan.get().accessKeys()),
                account.orders().and(order)));
    }

    static OrderDecision remove(Order order, Account account, String name) {
        return account.wanted().accounts().containsKey(name)
                ? new Accepted(account.want(
                        account.wanted().withoutAccount(name), account.orders().and(order)))
                : new Rejected("unknown-account", "the subscription has no account '%s'".formatted(name));
    }
}
