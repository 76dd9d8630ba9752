package io.stowage.provisioning.account;

import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.OrderDecision.Repeated;
import io.stowage.provisioning.account.OrderDecision.Superseded;
import io.stowage.provisioning.account.Plans.Plan;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.identity.Addresses;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an order means for an account. Pure but for asking what plans there are, what a gateway can do and holds,
 * and who owns a name or went where.
 */
public final class OrderPolicy {

    private final Placing placing;
    private final Plans plans;
    private final Gateways gateways;
    private final InnerAccounts innerAccounts;
    private final Duration gracePeriod;

    /** @param gracePeriod from disabling a terminated account to purging it, where the order says nothing else */
    public OrderPolicy(Placing placing, Plans plans, Gateways gateways, Duration gracePeriod) {
        this.placing = placing;
        this.plans = plans;
        this.gateways = gateways;
        this.innerAccounts = new InnerAccounts(plans, gateways);
        this.gracePeriod = gracePeriod;
    }

    public OrderDecision decide(Order order, @Nullable Account account, Instant now) {
        OrderDecision decision = judge(order, account, now);
        return account != null && decision instanceof Accepted accepted
                ? new Accepted(place(accepted.account(), now))
                : decision;
    }

    /** An account without a gateway gets one, if there is room. */
    public Account place(Account account, Instant now) {
        return account.hold().isPresent() ? placing.again(account, now) : account;
    }

    /** The subscription is not to be remembered any more. */
    public void forget(Account account) {
        // A user whose data are kept keeps its place, as it keeps its names.
        if (!(account.wanted().end().orElse(null) instanceof Wanted.Keep)) {
            placing.forget(account.subscriptionId());
        }
    }

    private OrderDecision judge(Order order, @Nullable Account account, Instant now) {
        if (account == null) {
            return order.change() instanceof Change.Placed placed
                    ? placing.place(order, placed, now)
                    : new Rejected("unknown-subscription", "no order was placed for this subscription");
        }
        if (account.orders().has(order.version())) {
            return new Repeated(account);
        }
        if (order.version().isOlderThan(account.orders().last())) {
            return new Superseded(account.orders());
        }
        if (account.atGateway().ended() || account.wanted().purgeIsDue(now)) {
            return new Rejected("subscription-ended", "the subscription was terminated and cannot be taken up again");
        }
        return switch (order.change()) {
            case Change.Placed placed ->
                new Rejected("already-placed", "the subscription was placed before; change it with other orders");
            case Change.PlanChanged changed -> changePlan(order, account, changed.planId());
            case Change.Suspended suspended -> serve(order, account, Service.SUSPENDED);
            case Change.Resumed resumed -> serve(order, account, Service.ACTIVE);
            case Change.KeysRotated rotated -> rotate(order, account, rotated.overlap(), now);
            case Change.KeyRevoked revoked -> revoke(order, account, revoked.accessKeyId());
            case Change.ContactChanged changed -> changeContact(order, account, changed.customer());
            case Change.LimitsOverridden overridden ->
                accept(order, account, account.wanted().overriding(overridden.limits()));
            case Change.AccountAdded added ->
                account.wanted().service() == Service.TERMINATED
                        ? terminated()
                        : innerAccounts.add(order, account, added.name());
            case Change.AccountRemoved removed -> InnerAccounts.remove(order, account, removed.name());
            case Change.Terminated terminated ->
                accept(order, account, account.wanted().terminate(end(terminated, now)));
        };
    }

    private static Accepted accept(Order order, Account account, Wanted wanted) {
        return new Accepted(account.want(wanted, account.orders().and(order)));
    }

    private OrderDecision changePlan(Order order, Account account, String planId) {
        Optional<Plan> plan = plans.find(planId);
        if (plan.isEmpty()) {
            return new Rejected("unknown-plan", "there is no plan '%s'".formatted(planId));
        }
        if (account.hold().isPresent()) {
            return placing.impossible(account, plan.get())
                    .<OrderDecision>map(why -> why)
                    .orElseGet(() -> accept(order, account, account.wanted().onPlan(planId)));
        }
        String gateway = account.atGateway().gatewayId();
        // Where the gateway is not configured any more, the account says so itself.
        Optional<Rejected> misfit = gateways.capabilities(gateway)
                .flatMap(capabilities -> PlanFit.misfit(plan.get(), gateway, capabilities));
        return misfit.isPresent()
                ? misfit.get()
                : accept(order, account, account.wanted().onPlan(planId));
    }

    /** The first contact's address is judged as a part of the user's name. */
    private static OrderDecision changeContact(Order order, Account account, Customer customer) {
        return Addresses.usable(customer.email())
                ? accept(order, account, account.wanted().contact(customer))
                : new Rejected("unusable-email", "'%s' is not a usable e-mail address".formatted(customer.email()));
    }

    /** Also brings a terminated account back, as long as its purge is not due. */
    private static OrderDecision serve(Order order, Account account, Service service) {
        return account.wanted().service() == Service.TERMINATED && service == Service.SUSPENDED
                ? terminated()
                : accept(order, account, account.wanted().serve(service));
    }

    private static OrderDecision rotate(Order order, Account account, Duration overlap, Instant now) {
        if (account.wanted().service() == Service.TERMINATED) {
            return terminated();
        }
        Optional<Instant> oldUntil = overlap.isZero() ? Optional.empty() : Optional.of(now.plus(overlap));
        return accept(order, account, account.wanted().rotated(oldUntil));
    }

    private static Rejected terminated() {
        return new Rejected("subscription-terminated", "the subscription is terminated and disabled already");
    }

    /** A revoked key is not replaced: that would be a rotation. */
    private static OrderDecision revoke(Order order, Account account, String accessKeyId) {
        Optional<AtGateway.IssuedKey> key = account.atGateway().keys().stream()
                .filter(issued -> issued.accessKeyId().equals(accessKeyId))
                .findFirst();
        if (key.isEmpty()) {
            return new Rejected("unknown-key", "the subscription holds no access key '%s'".formatted(accessKeyId));
        }
        boolean current = key.get().generation() == account.wanted().keys().generation()
                && !key.get().toRevoke();
        Wanted wanted = current ? account.wanted().oneKeyLess(key.get().accountName()) : account.wanted();
        return new Accepted(account.at(account.atGateway().condemn(accessKeyId))
                .want(wanted, account.orders().and(order)));
    }

    private Wanted.End end(Change.Terminated terminated, Instant now) {
        return terminated.keepData()
                ? new Wanted.Keep()
                : new Wanted.PurgeAt(now.plus(terminated.grace().orElse(gracePeriod)));
    }
}
