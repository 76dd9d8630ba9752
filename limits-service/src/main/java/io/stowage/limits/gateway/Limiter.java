package io.stowage.limits.gateway;

import io.stowage.events.Outage;
import io.stowage.gateway.Availability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.limits.account.AccountFacts;
import io.stowage.limits.account.Failure;
import io.stowage.limits.gateway.Reached.Refused;
import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.Terms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the limits of one account at its gateway to what is wanted. Safe to repeat from any point: it looks before it
 * writes, writes only the difference, and believes only what it reads back.
 */
public final class Limiter {

    private final Map<String, Gateway> gateways;
    private final DriftPolicy drift;
    private final Clock clock;

    /** @param gateways by id */
    public Limiter(Map<String, Gateway> gateways, DriftPolicy drift, Clock clock) {
        this.gateways = Map.copyOf(gateways);
        this.drift = drift;
        this.clock = clock;
    }

    public DriftPolicy drift() {
        return drift;
    }

    /**
     * @param account whose user is at the gateway
     * @param applied what was in force; empty: not known
     * @throws Outage when the gateway is not available: nothing is to be decided about the account
     */
    public Reached bringAbout(AccountFacts account, Terms terms, Optional<LimitSet> applied) {
        Instant now = clock.instant();
        Gateway gateway = gateways.get(account.gatewayId());
        if (gateway == null) {
            String reason = "gateway '%s' is not configured".formatted(account.gatewayId());
            return Refused.unseen(Failure.first("unknown-gateway", reason, Optional.empty(), now));
        }
        try {
            return bringAbout(gateway, account, terms, applied, now);
        } catch (GatewayFailure.Unavailable unavailable) {
            throw new Outage(
                    String.valueOf(unavailable.getMessage()),
                    unavailable,
                    () -> gateway.availability().probe() == Availability.State.AVAILABLE);
        }
    }

    private Reached bringAbout(
            Gateway gateway, AccountFacts account, Terms terms, Optional<LimitSet> applied, Instant now) {
        GatewayLimits limits;
        try {
            limits = new GatewayLimits(gateway);
        } catch (GatewayFailure.Transient | GatewayFailure.UnreadableAnswer unclear) {
            return new Reached.Delayed(failure("gateway-unclear", unclear, now), List.of(), false);
        }
        List<String> problems = limits.problems(terms);
        if (!problems.isEmpty()) {
            String reason = "gateway %s cannot be told the limits of plan %s%s exactly, so none were changed: %s"
                    .formatted(
                            account.gatewayId(),
                            account.planId(),
                            account.override().isPresent() ? " and its override" : "",
                            String.join("; ", problems));
            return Refused.unseen(Failure.first("inexpressible-limits", reason, Optional.empty(), now));
        }
        return new Attempt(gateway.id(), limits, account, terms, applied, drift, now).untilInForce();
    }

    static Failure failure(String reasonClass, GatewayFailure why, Instant now) {
        return Failure.first(reasonClass, String.valueOf(why.getMessage()), why.requestId(), now);
    }
}
