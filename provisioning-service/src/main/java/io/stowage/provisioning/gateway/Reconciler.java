package io.stowage.provisioning.gateway;

import io.stowage.events.Outage;
import io.stowage.gateway.Availability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.gateway.Reached.Converged;
import io.stowage.provisioning.gateway.Reached.Delayed;
import io.stowage.provisioning.gateway.Reached.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the gateway to what is wanted of an account. Safe to repeat from any point: it looks before it acts and writes
 * only the difference.
 */
public final class Reconciler {

    /** A write whose answer was lost is looked at and decided again at once, this often. */
    private static final int LOOKS = 4;

    private final Map<String, Gateway> gateways;
    private final RetryWaits waits;
    private final Duration markerRetention;
    private final Clock clock;

    /**
     * @param gateways by id
     * @param markerRetention how long an ended account is remembered; longer than orders and dead letters are kept
     */
    public Reconciler(Map<String, Gateway> gateways, RetryWaits waits, Duration markerRetention, Clock clock) {
        this.gateways = Map.copyOf(gateways);
        this.waits = waits;
        this.markerRetention = markerRetention;
        this.clock = clock;
    }

    /** @throws Outage when the gateway is not available: nothing is to be decided about the account */
    public Reached bringAbout(Account wanted) {
        Instant now = clock.instant();
        Gateway gateway = gateways.get(wanted.atGateway().gatewayId());
        if (gateway == null) {
            String reason = "gateway '%s' is not configured any more"
                    .formatted(wanted.atGateway().gatewayId());
            Failure why = new Failure("unknown-gateway", reason, Optional.empty(), 1, now, now);
            return new Refused(failed(wanted, why, now), List.of(), why);
        }
        Attempt attempt = new Attempt(gateway, wanted, now);
        for (int look = 1; ; look++) {
            try {
                return reached(attempt, attempt.proceed(), now);
            } catch (GatewayFailure.AmbiguousWrite ambiguous) {
                if (look == LOOKS) {
                    return delayed(attempt, ambiguous, now);
                }
                attempt.lookAgain();
            } catch (GatewayFailure.Transient | GatewayFailure.UnreadableAnswer unclear) {
                return delayed(attempt, unclear, now);
            } catch (GatewayFailure.Unavailable unavailable) {
                throw new Outage(
                        String.valueOf(unavailable.getMessage()),
                        unavailable,
                        () -> gateway.availability().probe() == Availability.State.AVAILABLE);
            } catch (GatewayFailure.Rejected rejected) {
                return refused(attempt, failure("rejected-by-gateway", rejected, now), now);
            }
        }
    }

    private Reached reached(Attempt attempt, Step.Last last, Instant now) {
        return switch (last) {
            case Step.Done done -> new Converged(attempt.account().converged(done.lookAgainAt()), attempt.handedOver());
            case Step.End end ->
                new Converged(attempt.account().ended(now.plus(markerRetention)), attempt.handedOver());
            case Step.GiveUp giveUp ->
                refused(
                        attempt,
                        new Failure(giveUp.reasonClass(), giveUp.reason(), Optional.empty(), 1, now, now),
                        now);
        };
    }

    private Delayed delayed(Attempt attempt, GatewayFailure unclear, Instant now) {
        return new Delayed(
                failed(attempt.account(), failure("gateway-unclear", unclear, now), now), attempt.handedOver());
    }

    private Refused refused(Attempt attempt, Failure why, Instant now) {
        return new Refused(failed(attempt.account(), why, now), attempt.handedOver(), why);
    }

    private Account failed(Account account, Failure why, Instant now) {
        Failure all = account.failure().map(why::after).orElse(why);
        return account.failed(all, now.plus(waits.after(all.attempts())));
    }

    private static Failure failure(String reasonClass, GatewayFailure why, Instant now) {
        return new Failure(reasonClass, String.valueOf(why.getMessage()), why.requestId(), 1, now, now);
    }
}
