package io.stowage.provisioning.account;

import static io.stowage.provisioning.Examples.JANE;
import static io.stowage.provisioning.Examples.NOW;
import static io.stowage.provisioning.Examples.SUBSCRIPTION;
import static io.stowage.provisioning.Examples.account;
import static io.stowage.provisioning.Examples.accountWithUser;
import static io.stowage.provisioning.Examples.active;
import static io.stowage.provisioning.Examples.key;
import static io.stowage.provisioning.Examples.keyToRevoke;
import static io.stowage.provisioning.Examples.order;
import static io.stowage.provisioning.Examples.placed;
import static io.stowage.provisioning.Examples.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stowage.gateway.RateLimits;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.OrderDecision.Repeated;
import io.stowage.provisioning.account.OrderDecision.Superseded;
import io.stowage.provisioning.account.OrderHistory.Pending;
import io.stowage.provisioning.account.Wanted.Keep;
import io.stowage.provisioning.account.Wanted.PurgeAt;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.LimitsOverride;
import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderKind;
import io.stowage.provisioning.order.OrderVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPolicyTest {

    private static final Duration GRACE = Duration.ofDays(7);
    private static final LimitsOverride MORE_SPACE =
            new LimitsOverride(Optional.of(RateLimits.UNLIMITED), Map.of(), OptionalLong.of(5_000));

    private final OrderPolicy policy = new OrderPolicy(
            Examples.placing(Examples.plans(), Examples.gateways(), Examples.naming()),
            Examples.plans(),
            Examples.gateways(),
            GRACE);

    @ParameterizedTest
    @MethodSource
    void eachChangeChangesWhatIsWantedAndNothingElse(Change change, Wanted expected) {
        Account before = active();

        Account after = accepted(policy.decide(order(2, change), before, NOW));

        assertThat(after.wanted()).isEqualTo(expected);
        assertThat(after.atGateway()).isEqualTo(before.atGateway());
        assertThat(after.orders().pending()).containsExactly(new Pending("order-2", change.kind()));
        assertThat(after.orders().last().eventId()).isEqualTo("order-2");
    }

    static Stream<Arguments> eachChangeChangesWhatIsWantedAndNothingElse() {
        Customer joan = new Customer(Optional.empty(), "Joan", "joan@example.org", "de");
        return Stream.of(
                arguments(new Change.PlanChanged("bigger"), wanted().onPlan("bigger")),
                arguments(new Change.Suspended(), wanted().serve(Service.SUSPENDED)),
                arguments(new Change.Resumed(), wanted()),
                arguments(new Change.ContactChanged(joan), wanted().contact(joan)),
                arguments(new Change.LimitsOverridden(MORE_SPACE), wanted().overriding(MORE_SPACE)),
                arguments(new Change.KeysRotated(Duration.ZERO), wanted().keys(new WantedKeys(1, 2, Optional.empty()))),
                arguments(
                        new Change.KeysRotated(Duration.ofHours(2)),
                        wanted().keys(new WantedKeys(1, 2, Optional.of(NOW.plus(Duration.ofHours(2)))))),
                arguments(
                        new Change.Terminated(false, Optional.empty()),
                        wanted().terminate(new PurgeAt(NOW.plus(GRACE)))),
                arguments(
                        new Change.Terminated(false, Optional.of(Duration.ZERO)), wanted().terminate(new PurgeAt(NOW))),
                arguments(new Change.Terminated(true, Optional.empty()), wanted().terminate(new Keep())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jane", "jane@localhost", "jane@example.com\r\nBcc: x@example.com"})
    void addressOfANewContactIsJudgedAsTheFirstOneIs(String email) {
        Customer joan = new Customer(Optional.empty(), "Joan", email, "de");

        assertThat(reason(policy.decide(order(2, new Change.ContactChanged(joan)), active(), NOW)))
                .isEqualTo("unusable-email");
    }

    @Test
    void firstOrderIsRememberedAsPending() {
        Account after = accepted(policy.decide(order(1, placed("plain")), null, NOW));

        assertThat(after.orders().pending()).containsExactly(new Pending("order-1", OrderKind.PLACED));
        assertThat(after.status()).isEqualTo(Account.Status.PENDING);
        assertThat(after.createdAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @MethodSource("allButPlaced")
    void ordersBeforeTheFirstAreRefused(Change change) {
        assertThat(policy.decide(order(1, change), null, NOW))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reasonClass()).isEqualTo("unknown-subscription"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void ordersAfterTheEndAreRefused(Change change) {
        Account ended = active().ended(NOW);

        assertThat(reason(policy.decide(order(2, change), ended, NOW))).isEqualTo("subscription-ended");
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingCountsOnceThePurgeIsDueEvenIfItIsHeldUp(Change change) {
        Account due = accountWithUser(wanted().terminate(new PurgeAt(NOW)), key("K1", 1));

        assertThat(reason(policy.decide(order(2, change), due, NOW))).isEqualTo("subscription-ended");
        assertThat(reason(policy.decide(order(2, change), due, NOW.minusMillis(1))))
                .isNotEqualTo("subscription-ended");
    }

    @Test
    void terminatedSubscriptionIsTakenUpAgainDuringItsGrace() {
        Account inGrace = accountWithUser(wanted().terminate(new PurgeAt(NOW.plusSeconds(1))));

        Account after = accepted(policy.decide(order(2, new Change.Resumed()), inGrace, NOW));

        assertThat(after.wanted()).isEqualTo(wanted());
    }

    @ParameterizedTest
    @MethodSource("pointlessAfterTermination")
    void terminatedSubscriptionIsNeitherSuspendedNorGivenNewKeys(Change change) {
        Account inGrace = accountWithUser(wanted().terminate(new PurgeAt(NOW.plusSeconds(1))));

        assertThat(reason(policy.decide(order(2, change), inGrace, NOW))).isEqualTo("subscription-terminated");
    }

    static Stream<Change> pointlessAfterTermination() {
        return Stream.of(new Change.Suspended(), new Change.KeysRotated(Duration.ZERO));
    }

    @Test
    void secondPlacementIsRefused() {
        assertThat(reason(policy.decide(order(2, placed("bigger")), active(), NOW)))
                .isEqualTo("already-placed");
    }

    @Test
    void unknownPlanIsRefused() {
        assertThat(reason(policy.decide(order(2, new Change.PlanChanged("no-such-plan")), active(), NOW)))
                .isEqualTo("unknown-plan");
    }

    @ParameterizedTest
    @MethodSource
    void revokedKeyIsCondemnedAndNotReplaced(IssuedKey held, WantedKeys before, int wantedAfterwards) {
        Account account = accountWithUser(wanted().keys(before), held);

        Account after = accepted(policy.decide(order(2, new Change.KeyRevoked("K1")), account, NOW));

        assertThat(after.atGateway().keys()).allMatch(IssuedKey::toRevoke);
        assertThat(after.wanted().keys())
                .isEqualTo(new WantedKeys(wantedAfterwards, before.generation(), before.oldUntil()));
    }

    static Stream<Arguments> revokedKeyIsCondemnedAndNotReplaced() {
        return Stream.of(
                arguments(key("K1", 1), new WantedKeys(1, 1, Optional.empty()), 0),
                arguments(key("K1", 1), new WantedKeys(2, 1, Optional.empty()), 1),
                // Of an earlier generation: its successor is wanted as before.
                arguments(key("K1", 1), new WantedKeys(1, 2, Optional.of(NOW.plusSeconds(60))), 1),
                // Ordered twice with different ids: counted once.
                arguments(keyToRevoke("K1", 1), new WantedKeys(1, 1, Optional.empty()), 1));
    }

    @Test
    void keyThatBillingNeverHeldIsRefused() {
        assertThat(reason(policy.decide(order(2, new Change.KeyRevoked("K9")), active(), NOW)))
                .isEqualTo("unknown-key");
    }

    @Test
    void rotationAfterAllKeysWereRevokedBringsOneBack() {
        Account keyless = accountWithUser(wanted().keys(new WantedKeys(0, 1, Optional.empty())));

        Account after = accepted(policy.decide(order(2, new Change.KeysRotated(Duration.ZERO)), keyless, NOW));

        assertThat(after.wanted().keys()).isEqualTo(new WantedKeys(1, 2, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void sameOrderAgainIsARepetitionWhateverItSays(Change change) {
        Account account = active();

        assertThat(policy.decide(order(1, change), account, NOW)).isEqualTo(new Repeated(account));
        Account ended = account.ended(NOW);
        assertThat(policy.decide(order(1, change), ended, NOW)).isEqualTo(new Repeated(ended));
    }

    @ParameterizedTest
    @CsvSource({
        // last order        | this order        | older
        "5,    12:00:05,       4,    12:00:09,     true",
        "5,    12:00:05,       6,    12:00:01,     false",
        "5,    12:00:05,       5,    12:00:01,     false",
        "5,    12:00:05,        ,    12:00:04,     true",
        "5,    12:00:05,        ,    12:00:05,     false",
        " ,    12:00:05,       1,    12:00:06,     false",
        " ,    12:00:05,       9,    12:00:04,     true",
        " ,    12:00:05,        ,    12:00:04,     true",
        " ,    12:00:05,        ,    12:00:06,     false",
    })
    void olderOrderIsSupersededBySequenceWhereBothHaveOneElseByTime(
            Long lastSequence, String lastTime, Long sequence, String time, boolean older) {
        Account account = active();
        Account known = account.want(
                account.wanted(),
                new OrderHistory(version("last", lastSequence, lastTime), List.of("last"), List.of()));
        Order order = new Order(SUBSCRIPTION, version("this", sequence, time), new Change.Suspended());

        OrderDecision decision = policy.decide(order, known, NOW);

        if (older) {
            assertThat(decision).isEqualTo(new Superseded(known.orders()));
        } else {
            assertThat(accepted(decision).orders().last()).isEqualTo(order.version());
        }
    }

    @Test
    void rejectedOrderLeavesNoTrace() {
        Account account = account(wanted());
        policy.decide(order(9, new Change.PlanChanged("no-such-plan")), account, NOW);

        assertThat(policy.decide(order(2, new Change.Suspended()), account, NOW))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void remembersTheIdsOfTheLatestSixteenOrders() {
        Account account = account(wanted());
        for (int sequence = 2; sequence <= 18; sequence++) {
            account = accepted(policy.decide(order(sequence, new Change.ContactChanged(JANE)), account, NOW));
        }

        assertThat(account.orders().recent()).hasSize(16).first().isEqualTo("order-3");
        assertThat(policy.decide(order(3, new Change.Suspended()), account, NOW))
                .isInstanceOf(Repeated.class);
        assertThat(policy.decide(order(2, new Change.Suspended()), account, NOW))
                .isInstanceOf(Superseded.class);
    }

    static Stream<Change> all() {
        return Stream.concat(Stream.of(placed("plain")), allButPlaced());
    }

    static Stream<Change> allButPlaced() {
        return Stream.of(
                new Change.PlanChanged("bigger"),
                new Change.Suspended(),
                new Change.Resumed(),
                new Change.KeysRotated(Duration.ZERO),
                new Change.KeyRevoked("K1"),
                new Change.ContactChanged(JANE),
                new Change.LimitsOverridden(MORE_SPACE),
                new Change.AccountAdded("backup"),
                new Change.AccountRemoved("backup"),
                new Change.Terminated(true, Optional.empty()),
                new Change.Terminated(false, Optional.of(Duration.ofDays(1))));
    }

    private static OrderVersion version(String id, Long sequence, String time) {
        return new OrderVersion(
                id,
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
                Instant.parse("2026-03-01T" + time + "Z"));
    }

    private static Account accepted(OrderDecision decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).account();
    }

    /** Of a refusal; empty for anything else. */
    private static String reason(OrderDecision decision) {
        return decision instanceof Rejected rejected ? rejected.reasonClass() : "";
    }
}
