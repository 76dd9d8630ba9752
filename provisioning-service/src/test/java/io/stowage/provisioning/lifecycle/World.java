package io.stowage.provisioning.lifecycle;

import static io.stowage.provisioning.Examples.NOW;
import static io.stowage.provisioning.Examples.SUBSCRIPTION;

import io.stowage.events.Outage;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.GatewayFailure;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.OrderPolicy;
import io.stowage.provisioning.gateway.FakeGateway;
import io.stowage.provisioning.gateway.Reconciler;
import io.stowage.provisioning.gateway.RetryWaits;
import io.stowage.provisioning.gateway.SecondLook;
import io.stowage.provisioning.identity.Naming;
import io.stowage.provisioning.lifecycle.Story.Misfortune;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderVersion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One subscription, one gateway, and Kafka as far as it matters: results count only when an attempt lived to the end, and
 * an order comes again until one did.
 */
final class World {

    static final Duration GRACE = Duration.ofDays(7);
    static final Duration SECOND_LOOK = Duration.ofMinutes(15);

    final FakeGateway gateway = new FakeGateway();
    final TestClock clock = new TestClock(NOW);
    final List<Order> made = new ArrayList<>();
    final List<Happening> told = new ArrayList<>();
    final List<AccessKey> handedOver = new ArrayList<>();
    Account account;

    private final boolean sequences;
    private final Deque<Misfortune> misfortunes = new ArrayDeque<>();
    private final Naming naming = Examples.naming();
    private final Provisioning provisioning = new Provisioning(
            new OrderPolicy(
                    Examples.placing(Examples.plans(), Examples.gateways(), naming),
                    Examples.plans(),
                    Examples.gateways(),
                    GRACE),
            new Reconciler(
                    Map.of("west", gateway),
                    Examples.plans(),
                    new RetryWaits(Duration.ofSeconds(5), Duration.ofHours(1)),
                    new SecondLook(SECOND_LOOK),
                    Duration.ofDays(90),
                    clock),
            clock);

    World(boolean sequences) {
        this.sequences = sequences;
        gateway.fate(this::befall);
    }

    /** The service's process ends; what it did at the gateway stays. */
    private static final class Death extends RuntimeException {}

    void meets(List<Misfortune> ahead) {
        misfortunes.addAll(ahead);
    }

    void meetsNothingBadAnyMore() {
        misfortunes.clear();
    }

    /** The orders of billing have growing sequences and times. */
    Order make(Change change) {
        int number = made.size() + 1;
        OrderVersion version = new OrderVersion(
                "order-" + number,
                sequences ? OptionalLong.of(number) : OptionalLong.empty(),
                NOW.minus(Duration.ofDays(1)).plusSeconds(number));
        Order order = new Order(SUBSCRIPTION, version, change);
        made.add(order);
        return order;
    }

    void arrive(Order order) {
        commit(untilItLives(() -> provisioning.order(order, account)));
    }

    /** Time passes, and whenever the account's time comes, it is looked at. */
    void pass(Duration time) {
        var end = clock.instant().plus(time);
        while (account != null
                && account.nextAttemptAt().filter(at -> !at.isAfter(end)).isPresent()) {
            var due = account.nextAttemptAt().get();
            if (due.isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), due));
            }
            lookAgain();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    /** Unless the service has ended: then looking again means forgetting. */
    void lookOnceMore() {
        if (!account.atGateway().ended()) {
            lookAgain();
        }
    }

    private void lookAgain() {
        commit(untilItLives(() -> provisioning.lookAgain(account)));
    }

    /** No attempt of ours: it is found when the account is looked at next. */
    void lateKeyAppears() {
        if (account != null && !account.atGateway().ended()) {
            gateway.all().stream().filter(user -> user.accessKeys().size() < 2).forEach(gateway::addKey);
        }
    }

    /** The same with an account that the service means to be there, or removed of late. */
    void lateAccountAppears(String name) {
        if (account != null
                && account.atGateway().accounts().contains(name)
                && account.nextAttemptAt().isPresent()) {
            gateway.all().stream()
                    .filter(user -> user.account(name).isEmpty())
                    .forEach(user -> gateway.addAccount(user, name));
        }
    }

    private Consequences untilItLives(Supplier<Consequences> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (Death | Outage again) {
                // Nothing was committed: it comes again.
            }
        }
    }

    private void commit(Consequences consequences) {
        told.addAll(consequences.happenings());
        consequences.handedOver().forEach(handed -> handedOver.add(handed.key()));
        switch (consequences.account()) {
            case Consequences.Unchanged unchanged -> {}
            case Consequences.Changed changed -> account = changed.account();
            case Consequences.Forgotten forgotten -> account = null;
        }
    }

    private void befall(String call, Runnable effect) {
        Misfortune misfortune = misfortunes.isEmpty() ? Misfortune.NONE : misfortunes.pop();
        CallInfo info = new CallInfo("west", call, 1, null, null);
        boolean read = Set.of("users.read", "users.list").contains(call)
                || call.startsWith("buckets.")
                || call.equals("s3.listBuckets");
        switch (misfortune) {
            case NONE -> effect.run();
            case DEATH_BEFORE -> throw new Death();
            case DEATH_AFTER -> {
                effect.run();
                throw new Death();
            }
            case LOST_BEFORE -> throw lost(read, info);
            case LOST_AFTER -> {
                effect.run();
                throw lost(read, info);
            }
            case REFUSED -> throw new GatewayFailure.Rejected(info, "Conflict", "not now");
            case OVERLOADED -> throw new GatewayFailure.Transient(info, "too busy", null);
            case UNAVAILABLE -> throw new GatewayFailure.Unavailable(info, "away", null);
        }
    }

    private static GatewayFailure lost(boolean read, CallInfo info) {
        return read
                ? new GatewayFailure.Transient(info, "cut off", null)
                : new GatewayFailure.AmbiguousWrite(info, "cut off", null);
    }
}
