package io.stowage.notification.stream;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.MonthlyUsage;
import io.stowage.contracts.NoticeState;
import io.stowage.contracts.NotifiedAccount;
import io.stowage.contracts.RestrictionOrder;
import io.stowage.contracts.StorageUsage;
import io.stowage.contracts.WantedService;
import io.stowage.events.DeadLetter;
import io.stowage.events.Emission;
import io.stowage.events.Input;
import io.stowage.events.InputHandler;
import io.stowage.events.MemoryChange;
import io.stowage.events.MemoryHandler;
import io.stowage.events.Outcome;
import io.stowage.notification.full.OperatorsWord;
import io.stowage.notification.subscription.Consequences;
import io.stowage.notification.subscription.Noticed;
import io.stowage.notification.subscription.Notifying;
import io.stowage.notification.subscription.StorageFigure;
import io.stowage.notification.subscription.TrafficFigure;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contracts → domain → {@link Notifying} → contracts. */
final class NotificationHandler implements MemoryHandler<NoticeState> {

    private final Notifying notifying;
    private final Clock clock;

    NotificationHandler(Notifying notifying, Clock clock) {
        this.notifying = notifying;
        this.clock = clock;
    }

    List<Input<?, NoticeState>> inputs() {
        return List.of(
                new Input<>(TopicCatalogue.ACCOUNTS, AccountState.class, new Accounts()),
                new Input<>(TopicCatalogue.LIFECYCLE, LifecycleEvent.class, this::happened),
                new Input<>(TopicCatalogue.USAGE_STORAGE, StorageUsage.class, this::stored),
                new Input<>(TopicCatalogue.USAGE_MONTHLY, MonthlyUsage.class, this::moved),
                new Input<>(TopicCatalogue.RESTRICTION_ORDERS, RestrictionOrder.class, new Orders()));
    }

    private final class Accounts implements InputHandler<AccountState, NoticeState> {

        @Override
        public Outcome<NoticeState> handle(String key, AccountState event, @Nullable NoticeState memory) {
            boolean ended = event.getStatus() == AccountStatus.TERMINATED;
            return outcome(key, notifying.account(key, AccountMapping.facts(event), ended, noticed(memory)));
        }

        @Override
        public Outcome<NoticeState> removed(String key, @Nullable NoticeState memory) {
            return outcome(key, notifying.accountGone(noticed(memory)));
        }
    }

    private final class Orders implements InputHandler<RestrictionOrder, NoticeState> {

        @Override
        public Outcome<NoticeState> handle(String key, RestrictionOrder event, @Nullable NoticeState memory) {
            OperatorsWord word;
            try {
                word = RestrictionMapping.word(event);
            } catch (IllegalArgumentException unknown) {
                return new Outcome<>(
                        new MemoryChange.Keep<>(),
                        List.of(),
                        Optional.of(DeadLetter.refused(
                                "malformed-order", String.valueOf(unknown.getMessage()), clock.instant())));
            }
            return outcome(key, notifying.ordered(key, Optional.of(word), noticed(memory)));
        }

        @Override
        public Outcome<NoticeState> removed(String key, @Nullable NoticeState memory) {
            return outcome(key, notifying.ordered(key, Optional.empty(), noticed(memory)));
        }
    }

    private Outcome<NoticeState> happened(String key, LifecycleEvent event, @Nullable NoticeState memory) {
        return HappeningMapping.happening(event)
                .map(happening -> outcome(key, notifying.happened(key, happening, noticed(memory))))
                .orElseGet(Outcome::nothing);
    }

    private Outcome<NoticeState> stored(String key, StorageUsage event, @Nullable NoticeState memory) {
        // Users of no subscription have a key of their own, and nobody to tell.
        return event.getSubscriptionId() == null
                ? Outcome.nothing()
                : outcome(
                        key,
                        notifying.stored(key, new StorageFigure(event.getBytes(), event.getUntil()), noticed(memory)));
    }

    private Outcome<NoticeState> moved(String key, MonthlyUsage event, @Nullable NoticeState memory) {
        TrafficFigure figure = new TrafficFigure(
                YearMonth.from(event.getMonth()),
                event.getRevision(),
                Math.addExact(event.getUploadedBytes(), event.getDownloadedBytes()),
                event.getUpdatedAt());
        return outcome(key, notifying.moved(key, figure, noticed(memory)));
    }

    @Override
    public Outcome<NoticeState> wake(String key, NoticeState memory) {
        return outcome(key, notifying.lookAgain(NoticeMapping.noticed(memory)));
    }

    @Override
    public Optional<Instant> wakeAt(NoticeState memory) {
        return notifying.lookAgainAt(
                Optional.ofNullable(memory.getAccount())
                        .filter(account -> account.getService() != WantedService.TERMINATED)
                        .map(NotifiedAccount::getPlanId),
                Optional.ofNullable(memory.getTerms()).map(TermsMapping::terms),
                Optional.ofNullable(memory.getLookAgainAt()));
    }

    private static @Nullable Noticed noticed(@Nullable NoticeState memory) {
        return memory == null ? null : NoticeMapping.noticed(memory);
    }

    private Outcome<NoticeState> outcome(String key, Consequences consequences) {
        Instant now = clock.instant();
        List<Emission> emissions = Stream.concat(
                        consequences.restriction().stream()
                                .map(restriction -> NoticeEmissions.restriction(key, restriction)),
                        consequences.messages().stream().map(NoticeEmissions::message))
                .toList();
        return new Outcome<>(memory(consequences, now), emissions, Optional.empty());
    }

    private static MemoryChange<NoticeState> memory(Consequences consequences, Instant now) {
        return switch (consequences.memory()) {
            case Consequences.Unchanged unchanged -> new MemoryChange.Keep<>();
            case Consequences.Changed changed ->
                new MemoryChange.Remember<>(NoticeMapping.contract(changed.noticed(), now));
            case Consequences.Forgotten forgotten -> new MemoryChange.Forget<>();
        };
    }
}
