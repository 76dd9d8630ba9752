package io.stowage.limits.gateway;

import io.stowage.events.Outage;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.UserRef;
import io.stowage.limits.account.AccountFacts;
import io.stowage.limits.account.Difference;
import io.stowage.limits.account.Failure;
import io.stowage.limits.gateway.Reached.Delayed;
import io.stowage.limits.gateway.Reached.InForce;
import io.stowage.limits.gateway.Reached.Refused;
import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One attempt to put an account's limits in force: looks, writes the difference, and looks again until there is none. */
final class Attempt {

    /** A write whose answer was lost, or that did not bring about what it was to, is looked at and decided again so often. */
    private static final int LOOKS = 4;

    private final String gatewayId;
    private final GatewayLimits limits;
    private final UserRef user;
    private final Terms terms;
    private final Optional<LimitSet> applied;
    private final DriftPolicy policy;
    private final Instant now;
    private List<Difference> drift = List.of();
    private boolean wrote;

    Attempt(
            String gatewayId,
            GatewayLimits limits,
            AccountFacts account,
            Terms terms,
            Optional<LimitSet> applied,
            DriftPolicy policy,
            Instant now) {
        this.gatewayId = gatewayId;
        this.limits = limits;
        this.user = new UserRef(account.userId().orElseThrow(), account.userName());
        this.terms = terms;
        this.applied = applied;
        this.policy = policy;
        this.now = now;
    }

    Reached untilInForce() {
        for (int look = 1; ; look++) {
            boolean last = look == LOOKS;
            try {
                LimitSet seen = limits.read(user, terms.quotaBytes().isPresent());
                LimitSet wanted = limits.wanted(terms, seen.buckets().keySet());
                Decision decision = Decision.of(user, wanted, applied, seen, policy);
                if (!wrote) {
                    drift = decision.drift();
                }
                if (decision.steps().isEmpty()) {
                    return new InForce(wanted, drift, wrote);
                }
                if (last) {
                    return new Refused(notAsWritten(decision), drift, wrote);
                }
                decision.steps().forEach(this::write);
            } catch (GatewayFailure.AmbiguousWrite ambiguous) {
                if (last) {
                    return delayed(ambiguous);
                }
            } catch (GatewayFailure.Transient | GatewayFailure.UnreadableAnswer unclear) {
                return delayed(unclear);
            } catch (GatewayFailure.Rejected rejected) {
                // A bucket may have been deleted by its owner since it was looked at.
                if (last || !GatewayLimits.isBucketGone(rejected)) {
                    return new Refused(Limiter.failure("rejected-by-gateway", rejected, now), drift, wrote);
                }
            }
        }
    }

    /** Whoever interrupts has a reason why this instance must not write any more. */
    private void write(Step step) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Outage("interrupted before a write", new InterruptedException());
        }
        wrote = true;
        limits.apply(step);
    }

    private Delayed delayed(GatewayFailure why) {
        return new Delayed(Limiter.failure("gateway-unclear", why, now), drift, wrote);
    }

    private Failure notAsWritten(Decision decision) {
        String reason = "gateway %s reports other limits than were written: %s"
                .formatted(
                        gatewayId,
                        decision.differences().stream()
                                .map(Difference::toString)
                                .collect(Collectors.joining("; ")));
        return Failure.first("not-as-written", reason, Optional.empty(), now);
    }
}
