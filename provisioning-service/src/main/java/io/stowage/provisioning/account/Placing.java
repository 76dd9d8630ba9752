package io.stowage.provisioning.account;

import io.stowage.gateway.Capabilities;
import io.stowage.provisioning.account.Occupancy.Share;
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
import io.stowage.provisioning.order.OrderVersion;
import io.stowage.provisioning.order.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Decides where and under what name a subscription gets its account. Without room at a gateway the account is held. */
public final class Placing {

    private final Plans plans;
    private final Candidates candidates;
    private final Gateways gateways;
    private final Naming naming;
    private final Places places;
    private final Occupancy occupancy;
    private final Duration holdRetry;

    /** @param holdRetry when a held account is tried again */
    public Placing(
            Plans plans, Gateways gateways, Naming naming, Places places, Occupancy occupancy, Duration holdRetry) {
        this.plans = plans;
        this.candidates = new Candidates(gateways);
        this.gateways = gateways;
        this.naming = naming;
        this.places = places;
        this.occupancy = occupancy;
        this.holdRetry = holdRetry;
    }

    /** How a search ended. */
    private sealed interface Result {}

    /** With a gateway, or held for want of room. */
    private record Tried(Account account) implements Result {}

    private record Impossible(Rejected why) implements Result {}

    OrderDecision place(Order order, Change.Placed placed, Instant now) {
        Optional<Plan> plan = plans.find(placed.planId());
        if (plan.isEmpty()) {
            return new Rejected("unknown-plan", "there is no plan '%s'".formatted(placed.planId()));
        }
        Account account = withoutGateway(order, placed, plan.get(), now);
        Result result = candidates
                .onlyOne(placed.where())
                .map(site -> alone(account, plan.get(), placed.where(), site))
                .orElseGet(() -> search(account, plan.get(), now));
        return switch (result) {
            case Tried tried -> new Accepted(tried.account());
            case Impossible impossible -> impossible.why();
        };
    }

    /** Another search for an account that is held. What makes it impossible now is the account's failure. */
    Account again(Account held, Instant now) {
        String planId = held.wanted().planId();
        Result result = plans.find(planId)
                .map(plan -> search(held, plan, now))
                .orElseGet(() -> new Impossible(
                        new Rejected("unknown-plan", "there is no plan '%s' any more".formatted(planId))));
        return switch (result) {
            case Tried tried -> tried.account();
            case Impossible impossible -> {
                Rejected why = impossible.why();
                Failure once = new Failure(why.reasonClass(), why.reason(), Optional.empty(), 1, now, now);
                yield held.failed(held.failure().map(once::after).orElse(once), now.plus(holdRetry));
            }
        };
    }

    /** Why an account that is held can have no place with this plan, whatever room there is. */
    Optional<Rejected> impossible(Account held, Plan plan) {
        return switch (candidates.of(hold(held).where(), plan, held.wanted().quota(plan))) {
            case Placement.Offered offered -> Optional.empty();
            case Placement.NotOffered not -> Optional.of(not.why());
        };
    }

    /** Nothing is left of the subscription, not even in memory. */
    void forget(String subscriptionId) {
        occupancy.ended(subscriptionId);
        places.giveBack(subscriptionId);
    }

    /** There is no choice, now or when the order comes again: nothing need be settled. */
    private Result alone(Account account, Plan plan, Where where, Site site) {
        return switch (candidates.of(where, plan, account.wanted().quota(plan))) {
            case Placement.NotOffered not -> new Impossible(not.why());
            case Placement.Offered offered -> named(account, site.gatewayId());
        };
    }

    private Result search(Account account, Plan plan, Instant now) {
        String id = account.subscriptionId();
        Optional<String> before = places.of(id);
        if (before.isPresent()) {
            return settled(account, before.get());
        }
        if (account.wanted().service() == Service.TERMINATED) {
            return new Tried(account);
        }
        return switch (candidates.of(
                hold(account).where(), plan, account.wanted().quota(plan))) {
            case Placement.NotOffered not -> new Impossible(not.why());
            case Placement.Offered offered ->
                occupancy
                        .reserve(id, share(account), account.wanted().quota(plan), offered.sites())
                        .map(site -> settled(account, site.gatewayId()))
                        .orElseGet(() -> new Tried(account.held(full(plan, offered.sites()), now.plus(holdRetry))));
        };
    }

    /** @param gatewayId where the subscription goes if it has not gone elsewhere */
    private Result settled(Account account, String gatewayId) {
        String id = account.subscriptionId();
        String settled = places.settle(id, gatewayId);
        Optional<String> named = hold(account).where().gatewayId();
        if (named.isPresent() && !named.get().equals(settled)) {
            occupancy.giveUp(id);
            return new Impossible(new Rejected(
                    "placed-elsewhere",
                    "the subscription went to gateway '%s' before, and the order names '%s'"
                            .formatted(settled, named.get())));
        }
        if (gateways.capabilities(settled).isEmpty()) {
            return new Impossible(new Rejected(
                    "unknown-gateway",
                    "the subscription went to gateway '%s', which is not configured any more".formatted(settled)));
        }
        occupancy.reserve(id, share(account), settled);
        Result result = named(account, settled);
        if (result instanceof Impossible) {
            // Names were refused, so nothing was ever made there.
            occupancy.giveUp(id);
            places.giveBack(id);
        }
        return result;
    }

    private Result named(Account account, String gatewayId) {
        Hold hold = hold(account);
        Capabilities capabilities = gateways.capabilities(gatewayId).orElseThrow();
        return switch (naming.of(hold.subscription(), gatewayId, capabilities, hold.bucketSuffix())) {
            case IdentityRule.Refused refused -> new Impossible(new Rejected(refused.reasonClass(), refused.reason()));
            case Naming.Names names -> new Tried(account.placed(gatewayId, names));
        };
    }

    private String full(Plan plan, List<Site> sites) {
        return "no room for plan '%s': %s".formatted(plan.planId(), Placement.words(sites, occupancy::at));
    }

    private static Share share(Account account) {
        return new Share("", account.wanted().planId(), account.wanted().ownQuota());
    }

    private static Hold hold(Account account) {
        return account.hold().orElseThrow();
    }

    private static Account withoutGateway(Order order, Change.Placed placed, Plan plan, Instant now) {
        OrderVersion version = order.version();
        NewSubscription subscription =
                new NewSubscription(order.subscriptionId(), placed.customer(), version, plan.userNameRule());
        return new Account(
                order.subscriptionId(),
                wanted(placed, plan),
                AtGateway.nothing("", ""),
                OrderHistory.beginningWith(order),
                Optional.empty(),
                Optional.of(new Hold(placed.where(), subscription, plan.defaultBucketSuffix(), "")),
                Optional.empty(),
                now);
    }

    private static Wanted wanted(Change.Placed placed, Plan plan) {
        return new Wanted(
                Service.ACTIVE,
                placed.planId(),
                placed.customer(),
                placed.productName(),
                Optional.empty(),
                new WantedKeys(plan.accessKeys(), 1, Optional.empty()),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }
}
