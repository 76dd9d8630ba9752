package io.stowage.limits.lifecycle;

import static io.stowage.limits.Examples.NOW;
import static io.stowage.limits.Examples.SUBSCRIPTION;
import static io.stowage.limits.Examples.USER;

import io.stowage.events.Outage;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.GatewayFailure;
import io.stowage.limits.account.AccountNews;
import io.stowage.limits.account.Drift;
import io.stowage.limits.account.Failure;
import io.stowage.limits.account.LimitedAccount;
import io.stowage.limits.account.LimitedAccount.Applied;
import io.stowage.limits.gateway.DriftPolicy;
import io.stowage.limits.gateway.FakeGateway;
import io.stowage.limits.gateway.Limiter;
import io.stowage.limits.terms.PlanLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One subscription, one gateway, the plans, and Kafka as far as it matters: what an attempt found out counts only when it
 * lived to the end, and it is made again until one did.
 */
final class World {

    /** What becomes of one call at the gateway, or of the whole attempt. */
    enum Misfortune {
        NONE,
        DEATH_BEFORE,
        DEATH_AFTER,
        LOST_BEFORE,
        LOST_AFTER,
        REFUSED,
        OVERLOADED,
        UNAVAILABLE
    }

    final FakeGateway gateway = new FakeGateway(USER);
    final Map<String, PlanLimits> plans = new HashMap<>();
    final List<Failure> deadLetters = new ArrayList<>();
    final List<Drift> told = new ArrayList<>();
    final MovingClock clock = new MovingClock();
    LimitedAccount account;

    private final Deque<Misfortune> misfortunes = new ArrayDeque<>();
    private final Limiting limiting;

    World(DriftPolicy policy) {
        gateway.fate = this::befall;
        limiting = new Limiting(
                plan -> Optional.ofNullable(plans.get(plan)),
                new Limiter(Map.of("west", gateway), policy, clock),
                new RetryWaits(Duration.ofSeconds(5), Duration.ofHours(1)),
                new Patrol(Duration.ofHours(1)),
                clock);
    }

    /** The service's process ends; what it did at the gateway stays. */
    private static final class Death extends RuntimeException {}

    void meets(List<Misfortune> ahead) {
        misfortunes.addAll(ahead);
    }

    void meetsNothingBadAnyMore() {
        misfortunes.clear();
    }

    void hears(AccountNews news) {
        commit(untilItLives(() -> limiting.heard(SUBSCRIPTION, news, account)));
    }

    void gone() {
        commit(limiting.gone(account));
    }

    /** Without another try: an outage is told to the caller. */
    void hearsOnce(AccountNews news) {
        commit(limiting.heard(SUBSCRIPTION, news, account));
    }

    void looks() {
        commit(untilItLives(() -> limiting.lookAgain(account)));
    }

    /** Time passes, and whenever the account's time comes, it is looked at. */
    void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (account != null && isDue(end)) {
            Instant due = dueAt().orElseThrow();
            if (due.isAfter(clock.instant())) {
                clock.now = due;
            }
            looks();
        }
        clock.now = end;
    }

    boolean isDue(Instant at) {
        return dueAt().filter(due -> !due.isAfter(at)).isPresent();
    }

    private Optional<Instant> dueAt() {
        Optional<PlanLimits> known =
                account.plan().filter(plan -> account.facts().userId().isPresent());
        return limiting.lookAgainAt(account.facts().planId(), known, account.lookAgainAt());
    }

    Applied applied() {
        return account.applied().orElseThrow();
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
        told.addAll(consequences.newDrift());
        consequences.deadLetter().ifPresent(deadLetters::add);
        switch (consequences.account()) {
            case Consequences.Unchanged unchanged -> {}
            case Consequences.Changed changed -> account = changed.account();
            case Consequences.Forgotten forgotten -> account = null;
        }
    }

    private void befall(String call, Runnable effect) {
        CallInfo info = new CallInfo("west", call, 1, null, "request-7");
        boolean read = call.endsWith(".read") || call.endsWith(".list");
        switch (misfortunes.isEmpty() ? Misfortune.NONE : misfortunes.pop()) {
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

    static final class MovingClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
