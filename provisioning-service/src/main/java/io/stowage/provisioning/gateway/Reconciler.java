package io.stowage.provisioning.gateway;

import io.stowage.events.Outage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.UserRef;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.account.Plans;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.gateway.Reached.Converged;
import io.stowage.provisioning.gateway.Reached.Delayed;
import io.stowage.provisioning.gateway.Reached.Held;
import io.stowage.provisioning.gateway.Reached.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the gateway to what is wanted of an account. Safe to repeat from any point: it looks before it acts and writes
 * only the difference.
 */
public final class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    /** A write whose answer was lost is looked at and decided again at once, this often. */
    private static final int LOOKS = 4;

    private final Map<String, Gateway> gateways;
    private final Map<String, SharedNames> sharedNames;
    private final Plans plans;
    private final OtherAccounts otherAccounts = new OtherAccounts();
    private final RetryWaits waits;
    private final SecondLook secondLook;
    private final Duration markerRetention;
    private final Clock clock;

    /**
     * @param gateways by id
     * @param secondLook after something was written
     * @param markerRetention how long an ended account is remembered; longer than orders and dead letters are kept
     */
    public Reconciler(
            Map<String, Gateway> gateways,
            Plans plans,
            RetryWaits waits,
            SecondLook secondLook,
            Duration markerRetention,
            Clock clock) {
        this.gateways = Map.copyOf(gateways);
        this.sharedNames = gateways.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        gateway -> new SharedNames(gateway.getValue().users(), clock)));
        this.plans = plans;
        this.waits = waits;
        this.secondLook = secondLook;
        this.markerRetention = markerRetention;
        this.clock = clock;
    }

    /** @throws Outage when the gateway is not available: nothing is to be decided about the account */
    public Reached bringAbout(Account wanted) {
        return bringAbout(wanted, (gateway, now) -> Optional.of(List.of()));
    }

    /**
     * As {@link #bringAbout}, and looks for users that share the account's name, where a gateway can have them: what was
     * written a while ago may have had its effect twice.
     */
    public Reached lookOnceMore(Account account) {
        return bringAbout(account, (gateway, now) -> namesakes(gateway, account, now));
    }

    /** @param namesakes empty: they could not be listed */
    private Reached bringAbout(Account wanted, BiFunction<Gateway, Instant, Optional<List<UserRef>>> namesakes) {
        Instant now = clock.instant();
        if (wanted.hold().isPresent()) {
            return withoutGateway(wanted, now);
        }
        Gateway gateway = gateways.get(wanted.atGateway().gatewayId());
        if (gateway == null) {
            String reason = "gateway '%s' is not configured any more"
                    .formatted(wanted.atGateway().gatewayId());
            return unable(wanted, "unknown-gateway", reason, now);
        }
        Setup setup;
        try {
            setup = Setup.of(
                    wanted,
                    plans.find(wanted.wanted().planId()),
                    AskedGateways.capabilities(gateway).policies());
        } catch (IllegalArgumentException wrong) {
            String reason = "plan '%s': %s".formatted(wanted.wanted().planId(), wrong.getMessage());
            return unable(wanted, "unusable-plan", reason, now);
        }
        try {
            Optional<List<UserRef>> listed = namesakes.apply(gateway, now);
            Attempt attempt = new Attempt(gateway, setup, wanted, listed.orElse(List.of()), otherAccounts, now);
            return bringAbout(attempt, listed.isEmpty(), now);
        } catch (GatewayFailure.Unavailable unavailable) {
            throw AskedGateways.outage(gateway, unavailable);
        }
    }

    private Reached withoutGateway(Account account, Instant now) {
        if (account.wanted().service() == Wanted.Service.TERMINATED) {
            return new Converged(account.ended(now.plus(markerRetention)), List.of());
        }
        return account.failure()
                .<Reached>map(why -> new Refused(account, List.of(), why))
                .orElseGet(() -> new Held(account, List.of()));
    }

    private Refused unable(Account wanted, String reasonClass, String reason, Instant now) {
        Failure why = new Failure(reasonClass, reason, Optional.empty(), 1, now, now);
        return new Refused(failed(wanted, why, now), List.of(), why);
    }

    private Reached bringAbout(Attempt attempt, boolean unsettled, Instant now) {
        for (int look = 1; ; look++) {
            try {
                Step.Last last = attempt.proceed();
                return reached(attempt, last, unsettled || attempt.wrote(), now);
            } catch (GatewayFailure.AmbiguousWrite ambiguous) {
                if (look == LOOKS) {
                    return delayed(attempt, ambiguous, now);
                }
                attempt.lookAgain();
            } catch (GatewayFailure.Transient | GatewayFailure.UnreadableAnswer unclear) {
                return delayed(attempt, unclear, now);
            } catch (GatewayFailure.Rejected rejected) {
                if (!attempt.maySeeBehind(rejected)) {
                    return refused(attempt, failure("rejected-by-gateway", rejected, now), now);
                }
            }
        }
    }

    private Optional<List<UserRef>> namesakes(Gateway gateway, Account account, Instant now) {
        return switch (AskedGateways.capabilities(gateway).userNames()) {
            // The name is the id: a create that comes late finds the user there, so nobody needs to be listed.
            case CHOSEN -> Optional.of(List.of());
            case EMAIL -> listedNamesakes(gateway, account, now);
        };
    }

    private Optional<List<UserRef>> listedNamesakes(Gateway gateway, Account account, Instant now) {
        Instant due = secondLook.beginOfPeriod(account.nextAttemptAt().orElse(now));
        try {
            return Optional.of(Objects.requireNonNull(sharedNames.get(gateway.id()))
                    .of(account.atGateway().userName(), due));
        } catch (GatewayFailure.Unavailable unavailable) {
            throw unavailable;
        } catch (GatewayFailure unclear) {
            log.warn("users of gateway {} not listed, tried again: {}", gateway.id(), unclear.getMessage());
            return Optional.empty();
        }
    }

    private Reached reached(Attempt attempt, Step.Last last, boolean unsettled, Instant now) {
        return switch (last) {
            case Step.Done done -> {
                Optional<Instant> onceMore = unsettled
                        ? Optional.of(secondLook.after(now))
                        : attempt.account().nextAttemptAt().filter(now::isBefore);
                Optional<Instant> earliest = Stream.concat(done.lookAgainAt().stream(), onceMore.stream())
                        .min(Comparator.naturalOrder());
                Account account = onceMore.isPresent()
                        ? attempt.account()
                        : attempt.account().settled();
                yield new Converged(account.converged(earliest), attempt.handedOver());
            }
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
