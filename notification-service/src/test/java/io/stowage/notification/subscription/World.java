package io.stowage.notification.subscription;

import io.stowage.messages.Message;
import io.stowage.messages.MessageKind;
import io.stowage.messages.News;
import io.stowage.messages.Threshold;
import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.AccountVersion;
import io.stowage.notification.account.Contact;
import io.stowage.notification.account.Service;
import io.stowage.notification.account.Terms;
import io.stowage.notification.full.OperatorsWord;
import io.stowage.notification.full.Restriction;
import io.stowage.notification.full.RestrictionKind;
import io.stowage.notification.full.WhenFull;
import io.stowage.notification.lifecycle.Happening;
import io.stowage.notification.quiet.QuietHours;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One subscription, its plan and its customer, with a clock that is set. */
final class World {

    static final String SUB = "sub-1";
    static final long QUOTA = 1000;

    /** Noon in Berlin. */
    Instant now = Instant.parse("2026-11-21T11:00:00Z");

    final Map<String, Terms> plans = new HashMap<>();
    final List<Message> inbox = new ArrayList<>();
    final List<RestrictionKind> restrictions = new ArrayList<>();
    private final Notifying notifying;
    private @Nullable Noticed memory;
    private long orders;
    private long happenings;
    private AccountFacts facts;

    World() {
        this(Optional.of(QuietHours.parse("22:00-07:00")));
    }

    World(Optional<QuietHours> quiet) {
        plans.put("basic", terms(WhenFull.NOTIFY, "80.00", "90.00"));
        plans.put("strict", terms(WhenFull.RESTRICT, "80.00", "90.00"));
        plans.put("big", quota(10 * QUOTA, terms(WhenFull.RESTRICT, "80.00", "90.00")));
        facts = facts("basic", Service.ACTIVE, OptionalLong.empty());
        notifying = new Notifying(
                planId -> Optional.ofNullable(plans.get(planId)),
                new Manners(quiet, ZoneOffset.UTC, Duration.ofDays(1)),
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                });
    }

    static Terms terms(WhenFull whenFull, String... percentages) {
        List<Threshold> storage = new ArrayList<>();
        for (String percentage : percentages) {
            storage.add(new Threshold.Percent(new BigDecimal(percentage)));
        }
        return new Terms(
                "Basic", OptionalLong.of(QUOTA), storage, List.of(new Threshold.Bytes(5000)), 5, whenFull, Set.of());
    }

    static Terms quota(long quota, Terms terms) {
        return new Terms(
                terms.planName(),
                OptionalLong.of(quota),
                terms.storage(),
                terms.traffic(),
                terms.margin(),
                terms.whenFull(),
                terms.off());
    }

    static Terms without(MessageKind off, Terms terms) {
        return new Terms(
                terms.planName(),
                terms.quota(),
                terms.storage(),
                terms.traffic(),
                terms.margin(),
                terms.whenFull(),
                Set.of(off));
    }

    private AccountFacts facts(String plan, Service service, OptionalLong override) {
        return new AccountFacts(
                new AccountVersion("order-" + ++orders, OptionalLong.of(orders), now),
                now,
                service,
                plan,
                Optional.empty(),
                Optional.of("jane@example.com"),
                new Contact(
                        Optional.empty(), "Jane", "jane@example.com", "de", Optional.of(ZoneId.of("Europe/Berlin"))),
                override,
                List.of("KEY"),
                Optional.empty());
    }

    Noticed memory() {
        if (memory == null) {
            throw new AssertionError("nothing is remembered");
        }
        return memory;
    }

    boolean isForgotten() {
        return memory == null;
    }

    World account(String plan) {
        return account(plan, Service.ACTIVE, OptionalLong.empty());
    }

    World account(String plan, Service service, OptionalLong override) {
        facts = facts(plan, service, override);
        return tellAccount(facts, false);
    }

    World tellAccount(AccountFacts told, boolean ended) {
        return take(notifying.account(SUB, told, ended, memory));
    }

    World terminated() {
        return tellAccount(facts("", Service.TERMINATED, OptionalLong.empty()), true);
    }

    AccountFacts present() {
        return facts;
    }

    World stores(long bytes) {
        return stores(bytes, now);
    }

    World stores(long bytes, Instant readAt) {
        return take(notifying.stored(SUB, new StorageFigure(bytes, readAt), memory));
    }

    World moves(YearMonth month, long revision, long bytes) {
        return take(notifying.moved(SUB, new TrafficFigure(month, revision, bytes, now), memory));
    }

    Happening happening(Happening.Kind kind) {
        return new Happening("event-" + ++happenings, kind, now, Optional.of(facts.planId()), Optional.empty());
    }

    World happens(Happening happening) {
        return take(notifying.happened(SUB, happening, memory));
    }

    World operatorSays(RestrictionKind kind) {
        return take(notifying.ordered(SUB, Optional.of(new OperatorsWord(kind, "ticket 7", "ops", now)), memory));
    }

    World operatorTakesItBack() {
        return take(notifying.ordered(SUB, Optional.empty(), memory));
    }

    World gone() {
        return take(notifying.accountGone(memory));
    }

    World after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** As the alarm clock does. */
    World wakes() {
        Optional<Instant> at = wakeAt();
        return at.isPresent() && !at.get().isAfter(now) ? take(notifying.lookAgain(memory())) : this;
    }

    Optional<Instant> wakeAt() {
        return notifying.lookAgainAt(
                memory().account().map(AccountFacts::planId), memory().terms(), memory().lookAgainAt());
    }

    private World take(Consequences consequences) {
        inbox.addAll(consequences.messages());
        consequences.restriction().map(Restriction::kind).ifPresent(restrictions::add);
        memory = switch (consequences.memory()) {
            case Consequences.Unchanged unchanged -> memory;
            case Consequences.Changed changed -> changed.noticed();
            case Consequences.Forgotten forgotten -> null;
        };
        return this;
    }

    /** What came since it was asked last. */
    List<MessageKind> news() {
        List<MessageKind> kinds = inbox.stream().map(Message::kind).toList();
        inbox.clear();
        return kinds;
    }

    News onlyNews() {
        if (inbox.size() != 1) {
            throw new AssertionError(inbox);
        }
        return inbox.removeFirst().news();
    }
}
