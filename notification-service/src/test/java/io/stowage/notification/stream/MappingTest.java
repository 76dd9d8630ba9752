package io.stowage.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.contracts.CustomerMessage;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.NoticeState;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.ThresholdMeasure;
import io.stowage.messages.Measure;
import io.stowage.messages.Message;
import io.stowage.messages.MessageKind;
import io.stowage.messages.News;
import io.stowage.messages.Recipient;
import io.stowage.messages.Subscription;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
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
import io.stowage.notification.lifecycle.Heard;
import io.stowage.notification.subscription.Noticed;
import io.stowage.notification.subscription.Restricted;
import io.stowage.notification.subscription.StorageFigure;
import io.stowage.notification.subscription.TrafficFigure;
import io.stowage.notification.subscription.Waiting;
import io.stowage.notification.threshold.Crossing;
import io.stowage.notification.threshold.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again as it was. */
class MappingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Threshold NINETY = new Threshold.Percent(new BigDecimal("90.00"));
    private static final Threshold TERABYTE = new Threshold.Bytes(1_000_000_000_000L);

    static Stream<News> everyNews() {
        Usage storage = new Usage(Measure.STORAGE, 950, 1000L);
        Usage traffic = new Usage(Measure.MONTHLY_TRAFFIC, 2_000_000_000_000L, null);
        return Stream.of(
                new News.ThresholdReached(NINETY, storage),
                new News.ThresholdReached(TERABYTE, traffic),
                new News.BackToNormal(NINETY, storage),
                new News.BackToNormal(TERABYTE, traffic),
                new News.QuotaUsedUp(News.Consequence.NOTIFIED, storage),
                new News.QuotaUsedUp(News.Consequence.RESTRICTED, storage),
                new News.QuotaUsedUp(News.Consequence.SUSPENDED, storage),
                new News.AccessRestored(storage),
                new News.Welcome(1000L),
                new News.Welcome(null),
                new News.KeysRotated(List.of("KEY"), NOW),
                new News.KeysRotated(List.of("KEY"), null),
                new News.Suspended(),
                new News.Resumed(),
                new News.PlanChanged("Pro", 1000L),
                new News.PlanChanged("Pro", null),
                new News.Terminated(NOW),
                new News.Terminated(null));
    }

    @ParameterizedTest
    @MethodSource("everyNews")
    void messages(News news) throws IOException {
        Message message = new Message(
                "id-1",
                NOW,
                Recipient.of("Jane", "jane@example.com", "pt-BR", ZoneId.of("America/Sao_Paulo")),
                new Subscription("sub-1", "Basic", "user-1", null),
                news);

        CustomerMessage read =
                CustomerMessage.fromByteBuffer(MessageMapping.contract(message).toByteBuffer());

        assertThat(MessageMapping.message(read)).isEqualTo(message);
    }

    @Test
    void everyKindOfMessageIsAmongThem() {
        assertThat(everyNews().map(News::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(MessageKind.values());
    }

    @ParameterizedTest
    @EnumSource(io.stowage.contracts.MessageKind.class)
    void contractAndDomainKnowTheSameKinds(io.stowage.contracts.MessageKind contract) {
        assertThat(TermsMapping.kind(contract).isPresent())
                .isEqualTo(contract != io.stowage.contracts.MessageKind.UNKNOWN);
    }

    @Test
    void messageThatLacksWhatBelongsToItIsRefused() {
        CustomerMessage message = MessageMapping.contract(new Message(
                "id-1",
                NOW,
                Recipient.of("Jane", "jane@example.com", "en", ZoneId.of("UTC")),
                new Subscription("sub-1", "Basic", null, null),
                new News.Suspended()));
        message.setKind(io.stowage.contracts.MessageKind.FULL);

        assertThatThrownBy(() -> MessageMapping.message(message)).hasMessage("a message without its usage");
    }

    @Test
    void memoryWithEverythingInIt() throws IOException {
        Noticed noticed = new Noticed(
                "sub-1",
                Optional.of(new AccountFacts(
                        new AccountVersion("order-1", OptionalLong.of(7), NOW),
                        NOW,
                        Service.SUSPENDED,
                        "basic",
                        Optional.of("Storage"),
                        Optional.of("user-1"),
                        new Contact(Optional.of("c-1"), "Jane", "jane@example.com", "de", Optional.empty()),
                        OptionalLong.of(0),
                        List.of("KEY"),
                        Optional.of(NOW))),
                Optional.of(new Terms(
                        "Basic",
                        OptionalLong.of(1000),
                        List.of(NINETY, TERABYTE),
                        List.of(TERABYTE),
                        7,
                        WhenFull.SUSPEND,
                        Set.of(MessageKind.WELCOME, MessageKind.FULL))),
                Optional.of(new StorageFigure(950, NOW)),
                List.of(new Crossing(NINETY, Stage.TOLD, NOW), new Crossing(TERABYTE, Stage.LEFT, NOW)),
                Optional.of(new TrafficFigure(YearMonth.of(2026, 11), 3, 77, NOW)),
                List.of(new Crossing(TERABYTE, Stage.REACHED, NOW)),
                new Restricted(
                        Optional.of(new Restriction(
                                RestrictionKind.SUSPENDED, Restriction.Cause.OPERATOR, "ticket 7", NOW)),
                        RestrictionKind.RESTRICTED,
                        Optional.of(new OperatorsWord(RestrictionKind.SUSPENDED, "ticket 7", "ops", NOW))),
                new Heard(Optional.of(NOW), List.of("event-1", "event-2")),
                List.of(new Waiting(
                        new Happening(
                                "event-3", Happening.Kind.TERMINATING, NOW, Optional.of("basic"), Optional.of(NOW)),
                        NOW)),
                Optional.of(NOW),
                Optional.of(NOW));

        NoticeState read =
                NoticeState.fromByteBuffer(NoticeMapping.contract(noticed, NOW).toByteBuffer());

        assertThat(NoticeMapping.noticed(read)).isEqualTo(noticed);
    }

    @Test
    void customersHearOfSixKindsOfHappenings() {
        assertThat(Arrays.stream(LifecycleKind.values())
                        .filter(kind -> HappeningMapping.happening(event(kind)).isPresent()))
                .extracting(LifecycleKind::name)
                .containsExactlyInAnyOrder(
                        Arrays.stream(Happening.Kind.values()).map(Enum::name).toArray(String[]::new));
    }

    private static io.stowage.contracts.LifecycleEvent event(LifecycleKind kind) {
        return io.stowage.contracts.LifecycleEvent.newBuilder()
                .setEventId("event")
                .setSubscriptionId("sub-1")
                .setKind(kind)
                .setOccurredAt(NOW)
                .setOrderEventId("order")
                .build();
    }

    @Test
    void planSaysWhatIsWatched() {
        Terms terms = TermsMapping.terms(PlanDefinition.newBuilder()
                .setPlanId("basic")
                .setName("Basic")
                .setQuotaBytes(1000L)
                .setThresholds(List.of(
                        new io.stowage.contracts.Threshold(ThresholdMeasure.STORAGE, new BigDecimal("90.00"), null),
                        new io.stowage.contracts.Threshold(ThresholdMeasure.MONTHLY_TRAFFIC, null, 1_000_000_000_000L),
                        new io.stowage.contracts.Threshold(ThresholdMeasure.UNKNOWN, null, 1L)))
                .setMessagesOff(
                        List.of(io.stowage.contracts.MessageKind.WELCOME, io.stowage.contracts.MessageKind.UNKNOWN))
                .setWhenFull(io.stowage.contracts.WhenFull.UNKNOWN)
                .build());

        assertThat(terms)
                .isEqualTo(new Terms(
                        "Basic",
                        OptionalLong.of(1000),
                        List.of(NINETY),
                        List.of(TERABYTE),
                        5,
                        WhenFull.NOTIFY,
                        Set.of(MessageKind.WELCOME)));
    }

    @Test
    void planWithAMarginThatIsNoneMakesNoSense() {
        PlanDefinition plan = PlanDefinition.newBuilder()
                .setPlanId("basic")
                .setName("Basic")
                .setReleaseMargin(51)
                .build();

        assertThatThrownBy(() -> TermsMapping.terms(plan)).hasMessageContaining("releaseMargin is 51");
    }
}
