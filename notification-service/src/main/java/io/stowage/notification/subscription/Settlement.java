package io.stowage.notification.subscription;

import io.stowage.messages.Measure;
import io.stowage.messages.News;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.Plans;
import io.stowage.notification.account.Service;
import io.stowage.notification.account.Terms;
import io.stowage.notification.full.Quota;
import io.stowage.notification.full.Restriction;
import io.stowage.notification.full.RestrictionKind;
import io.stowage.notification.full.RestrictionPolicy;
import io.stowage.notification.full.WhenFull;
import io.stowage.notification.lifecycle.Happening;
import io.stowage.notification.lifecycle.LifecycleNews;
import io.stowage.notification.subscription.Noticed.Draft;
import io.stowage.notification.threshold.Crossing;
import io.stowage.notification.threshold.Watch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what is known of an account to what its customer is told, and to how it is restricted. */
final class Settlement {

    /** The quota itself: reached like any threshold, and followed by more than a message. */
    static final Threshold FULL = new Threshold.Percent(new BigDecimal("100.00"));

    private final Draft draft;
    private final AccountFacts facts;
    private final Terms terms;
    private final Plans plans;
    private final Instant now;
    private final Instant at;
    private final Instant oldest;
    private final Optional<Instant> quietUntil;
    private final MessageDrafts messages;
    private final OptionalLong quota;
    private final Watch storage;
    private final Watch traffic;

    /** @param at when what led here happened: usage was read, or an account or a plan changed */
    Settlement(Draft draft, AccountFacts facts, Plans plans, Manners manners, Instant at, Instant now) {
        this.draft = draft;
        this.facts = facts;
        this.terms = draft.terms.orElseGet(() -> unknown(facts.planId()));
        this.plans = plans;
        this.now = now;
        this.at = at;
        this.oldest = now.minus(manners.recent());
        ZoneId zone = facts.contact().zone().orElse(manners.zone());
        this.quietUntil = manners.quiet().flatMap(hours -> hours.endAt(now, zone));
        this.messages = new MessageDrafts(draft.subscriptionId, facts, terms, zone);
        this.quota = facts.quota(terms);
        this.storage = new Watch(
                Stream.concat(terms.storage().stream(), Stream.of(FULL)).toList(), quota, terms.margin());
        this.traffic = new Watch(terms.traffic(), OptionalLong.empty(), terms.margin());
    }

    /** Of a plan that nobody has published only the name is known. */
    private static Terms unknown(String planId) {
        return new Terms(planId, OptionalLong.empty(), List.of(), List.of(), 0, WhenFull.NOTIFY, Set.of());
    }

    Told told() {
        look();
        restrict();
        tellHappenings();
        if (facts.service() == Service.ACTIVE) {
            tellRestriction();
            draft.storage = tellThresholds(storage, draft.storage, storageIsRecent(), this::storageNews);
            draft.traffic = tellThresholds(traffic, draft.traffic, trafficIsRecent(), this::trafficNews);
        }
        draft.lookAgainAt = lookAgainAt();
        return new Told(draft.done(), messages.made());
    }

    private void look() {
        boolean served = facts.service() != Service.TERMINATED;
        draft.storage = draft.stored
                .filter(figure -> served)
                .map(figure -> storage.at(figure.bytes(), draft.storage, at))
                .orElse(List.of());
        // Each month starts anew.
        draft.traffic = draft.moved
                .filter(figure -> served && figure.month().equals(YearMonth.from(now.atOffset(ZoneOffset.UTC))))
                .map(figure -> traffic.at(figure.bytes(), sameMonth(figure), at))
                .orElse(List.of());
    }

    /** Crossings of the month before say nothing about this one. */
    private List<Crossing> sameMonth(TrafficFigure figure) {
        Instant begin = figure.month().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return draft.traffic.stream()
                .filter(crossing -> !crossing.since().isBefore(begin))
                .toList();
    }

    private void restrict() {
        if (facts.service() == Service.TERMINATED) {
            draft.restricted = draft.restricted.word(Optional.empty());
        }
        Quota stand = new Quota(isFull(), storageIsRecent(), terms.whenFull(), figures());
        draft.restricted = draft.restricted.inForce(
                RestrictionPolicy.next(draft.restricted.inForce(), stand, draft.restricted.word(), now));
    }

    private boolean isFull() {
        return draft.storage.stream().anyMatch(crossing -> crossing.threshold().equals(FULL) && crossing.isReached());
    }

    private String figures() {
        return draft.stored.isPresent() && quota.isPresent()
                ? "%d of %d bytes are used".formatted(draft.stored.get().bytes(), quota.getAsLong())
                : "nothing is known of the space used";
    }

    private void tellHappenings() {
        List<Waiting> waiting = new ArrayList<>();
        for (Waiting one : draft.waiting) {
            Happening happening = one.happening();
            boolean late = happening.occurredAt().isAfter(facts.updatedAt());
            if (late && now.isBefore(one.until())) {
                waiting.add(one);
            } else if (happening.kind() == Happening.Kind.RESUMED && draft.restricted.kind() != RestrictionKind.NONE) {
                // Resumed by billing, and still without space: this is what the customer has to know.
                draft.restricted = draft.restricted.told(RestrictionKind.NONE);
            } else {
                Terms then = happening.planId().flatMap(plans::find).orElse(terms);
                messages.add(LifecycleNews.of(happening, facts, then), happening.occurredAt(), happening.id());
            }
        }
        draft.waiting = waiting;
    }

    /** Not put off for the night: what works differently at once is told at once. */
    private void tellRestriction() {
        RestrictionKind kind = draft.restricted.kind();
        if (kind == draft.restricted.told()) {
            return;
        }
        draft.restricted = draft.restricted.told(kind);
        if (draft.stored.isEmpty() || (kind != RestrictionKind.NONE && !draft.restricted.isByQuota())) {
            return;
        }
        Usage usage = stored(draft.stored.get());
        Instant since = draft.restricted.inForce().map(Restriction::since).orElse(now);
        messages.add(
                kind == RestrictionKind.NONE
                        ? new News.AccessRestored(usage)
                        : new News.QuotaUsedUp(consequence(kind), usage),
                since,
                since.toString());
        draft.storage = Watch.told(draft.storage);
    }

    private static News.Consequence consequence(RestrictionKind kind) {
        return switch (kind) {
            case NONE -> News.Consequence.NOTIFIED;
            case RESTRICTED -> News.Consequence.RESTRICTED;
            case SUSPENDED -> News.Consequence.SUSPENDED;
        };
    }

    private interface Wording {
        News of(Crossing crossing);
    }

    private List<Crossing> tellThresholds(Watch watch, List<Crossing> crossings, boolean recent, Wording wording) {
        if (!recent || quietUntil.isPresent() || !Watch.isUntold(crossings)) {
            return crossings;
        }
        Watch.News news = watch.news(crossings);
        Stream.of(news.reached(), news.left())
                .flatMap(Optional::stream)
                .forEach(crossing -> messages.add(
                        wording.of(crossing), crossing.since(), crossing.threshold() + "@" + crossing.since()));
        return Watch.told(crossings);
    }

    private News storageNews(Crossing crossing) {
        Usage usage = stored(draft.stored.orElseThrow());
        if (!crossing.isReached()) {
            return new News.BackToNormal(crossing.threshold(), usage);
        }
        return crossing.threshold().equals(FULL)
                ? new News.QuotaUsedUp(consequence(draft.restricted.kind()), usage)
                : new News.ThresholdReached(crossing.threshold(), usage);
    }

    private News trafficNews(Crossing crossing) {
        Usage usage =
                new Usage(Measure.MONTHLY_TRAFFIC, draft.moved.orElseThrow().bytes(), null);
        return crossing.isReached()
                ? new News.ThresholdReached(crossing.threshold(), usage)
                : new News.BackToNormal(crossing.threshold(), usage);
    }

    private Usage stored(StorageFigure figure) {
        @Nullable Long limit = quota.isPresent() ? quota.getAsLong() : null;
        return new Usage(Measure.STORAGE, figure.bytes(), limit);
    }

    private boolean storageIsRecent() {
        return draft.stored.filter(figure -> !figure.readAt().isBefore(oldest)).isPresent();
    }

    private boolean trafficIsRecent() {
        return draft.moved
                .filter(figure -> !figure.updatedAt().isBefore(oldest))
                .isPresent();
    }

    private Optional<Instant> lookAgainAt() {
        boolean untold = (storageIsRecent() && Watch.isUntold(draft.storage))
                || (trafficIsRecent() && Watch.isUntold(draft.traffic));
        return Stream.of(
                        quietUntil.filter(end -> untold && facts.service() == Service.ACTIVE).stream(),
                        draft.waiting.stream().map(Waiting::until),
                        draft.forgetAt.stream())
                .flatMap(times -> times)
                .min(Instant::compareTo);
    }
}
