package io.stowage.provisioning.lifecycle;

import io.stowage.events.Outage;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.OrderDecision.Repeated;
import io.stowage.provisioning.account.OrderDecision.Superseded;
import io.stowage.provisioning.account.OrderHistory;
import io.stowage.provisioning.account.OrderPolicy;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.gateway.Reached;
import io.stowage.provisioning.gateway.Reconciler;
import io.stowage.provisioning.identity.ClaimedName;
import io.stowage.provisioning.identity.Naming;
import io.stowage.provisioning.lifecycle.Happening.Kind;
import io.stowage.provisioning.order.Order;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders change what is wanted; the gateway is brought there; what happened is told. Safe to repeat: an order that
 * counted before leads to nothing new once it is carried out.
 */
public final class Provisioning {

    private final OrderPolicy policy;
    private final Reconciler reconciler;
    private final Clock clock;

    public Provisioning(OrderPolicy policy, Reconciler reconciler, Clock clock) {
        this.policy = policy;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /** @throws Outage when the gateway is not available */
    public Consequences order(Order order, @Nullable Account account) {
        String id = order.version().eventId();
        return switch (policy.decide(order, account, clock.instant())) {
            case Accepted accepted -> bringAbout(accepted.account(), Optional.of(id));
            case Repeated repeated ->
                switch (repeated.account().status()) {
                    case HELD, PENDING, FAILED ->
                        bringAbout(policy.place(repeated.account(), clock.instant()), Optional.empty());
                    case ACTIVE, SUSPENDED, TERMINATING, TERMINATED -> Consequences.none();
                };
            case Superseded superseded ->
                new Consequences(
                        new Consequences.Unchanged(),
                        List.of(Happening.because(
                                Kind.SUPERSEDED,
                                id,
                                "order %s is newer and counts"
                                        .formatted(superseded.by().last().eventId()))),
                        List.of(),
                        Optional.empty());
            case Rejected rejected -> reject(id, rejected.reasonClass(), rejected.reason());
        };
    }

    /** An order that cannot be carried out: told to billing, and kept for operations. */
    public Consequences reject(String orderEventId, String reasonClass, String reason) {
        Instant now = clock.instant();
        return new Consequences(
                new Consequences.Unchanged(),
                List.of(Happening.because(Kind.REJECTED, orderEventId, reason)),
                List.of(),
                Optional.of(new Failure(reasonClass, reason, Optional.empty(), 1, now, now)));
    }

    /**
     * The account's time has come: another attempt, the end of an overlap, the purge, or being forgotten.
     *
     * @throws Outage when the gateway is not available
     */
    public Consequences lookAgain(Account account) {
        if (account.atGateway().ended()) {
            policy.forget(account);
            return Consequences.forget();
        }
        Consequences consequences = switch (account.status()) {
            case HELD -> placeAgain(account);
            case PENDING, FAILED -> bringAbout(policy.place(account, clock.instant()), Optional.empty());
            case ACTIVE, SUSPENDED, TERMINATING, TERMINATED ->
                consequences(account, reconciler.lookOnceMore(account), Optional.empty());
        };
        // The order went to the dead letters when it failed first; a further failure of the same is no news.
        return new Consequences(
                consequences.account(),
                consequences.happenings(),
                consequences.handedOver(),
                Optional.empty(),
                consequences.givenBack());
    }

    /** That it cannot be placed any more was not told yet. */
    private Consequences placeAgain(Account held) {
        Account account = policy.place(held, clock.instant());
        Optional<String> first = held.orders().pending().stream()
                .map(OrderHistory.Pending::eventId)
                .findFirst()
                .filter(id -> account.failure().isPresent());
        return bringAbout(account, first);
    }

    /** @param newOrder the order that is handled for the first time, if one is */
    private Consequences bringAbout(Account wanted, Optional<String> newOrder) {
        return consequences(wanted, reconciler.bringAbout(wanted), newOrder);
    }

    private Consequences consequences(Account wanted, Reached reached, Optional<String> newOrder) {
        return switch (reached) {
            case Reached.Converged converged ->
                new Consequences(
                        new Consequences.Changed(converged.account()),
                        carriedOut(wanted, converged.account()),
                        converged.handedOver(),
                        Optional.empty(),
                        givenBack(wanted, converged.account()));
            case Reached.Delayed delayed -> consequences(reached, List.of(), Optional.empty());
            case Reached.Held held ->
                consequences(
                        reached,
                        newOrder.map(id -> List.of(Happening.because(
                                        Kind.HELD,
                                        id,
                                        held.account().hold().orElseThrow().reason())))
                                .orElse(List.of()),
                        Optional.empty());
            case Reached.Refused refused ->
                consequences(
                        reached,
                        newOrder.map(id -> List.of(Happening.because(
                                        Kind.FAILED, id, refused.why().reason())))
                                .orElse(List.of()),
                        Optional.of(refused.why()));
        };
    }

    private static Consequences consequences(Reached reached, List<Happening> happenings, Optional<Failure> why) {
        return new Consequences(new Consequences.Changed(reached.account()), happenings, reached.handedOver(), why);
    }

    private static List<Happening> carriedOut(Account before, Account now) {
        if (now.atGateway().ended()) {
            // Orders still pending were overtaken by the end: who was never served is not told as provisioned.
            return List.of(new Happening(Kind.TERMINATED, now.orders().last().eventId(), Optional.empty()));
        }
        return before.orders().pending().stream()
                .map(order -> Happening.carriedOut(order.eventId(), order.kind()))
                .toList();
    }

    /** A user whose data are kept keeps its names. */
    private static List<ClaimedName> givenBack(Account before, Account now) {
        boolean gone = now.atGateway().ended()
                && before.hold().isEmpty()
                && before.wanted().end().orElse(null) instanceof Wanted.PurgeAt;
        return gone
                ? Naming.claimed(
                        before.atGateway().gatewayId(),
                        new Naming.Names(
                                before.atGateway().userName(), before.wanted().defaultBucket()))
                : List.of();
    }
}
