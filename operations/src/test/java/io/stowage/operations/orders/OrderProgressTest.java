package io.stowage.operations.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderTerminated;
import io.stowage.contracts.OrderVersion;
import io.stowage.operations.Accounts;
import io.stowage.operations.orders.OrderProgress.CarriedOut;
import io.stowage.operations.orders.OrderProgress.NotCarriedOut;
import io.stowage.operations.orders.OrderProgress.Underway;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OrderProgressTest {

    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void isCarriedOutWhenTheAccountCountedItAndWaitsForItNoMore() {
        AccountState account = Accounts.active("sub-1", "order-1");

        assertThat(OrderProgress.of(order("order-1"), account)).isEqualTo(new CarriedOut(account));
    }

    @Test
    void isCarriedOutAlsoWhenLaterOrdersCameAfterIt() {
        AccountState account = Accounts.active("sub-1", "order-2");
        account.setRecentOrders(List.of("order-1", "order-2"));

        assertThat(OrderProgress.of(order("order-1"), account)).isEqualTo(new CarriedOut(account));
    }

    @Test
    void isCarriedOutWhenItIsTheLastOrderButForgottenAmongTheRecent() {
        AccountState account = Accounts.active("sub-1", "order-1");
        account.setRecentOrders(List.of());
        account.setLastOrder(new OrderVersion("order-1", null, TIME));

        assertThat(OrderProgress.of(order("order-1"), account)).isInstanceOf(CarriedOut.class);
    }

    @Test
    void isUnderwayWhileTheAccountWaitsForTheGateway() {
        assertThat(OrderProgress.of(order("order-1"), Accounts.pending("sub-1", "order-1")))
                .isEqualTo(new Underway("the account is PENDING"));
    }

    @Test
    void isUnderwayWhileNoGatewayHasRoom() {
        assertThat(OrderProgress.of(order("order-1"), Accounts.held("sub-1", "order-1")))
                .isEqualTo(new Underway("the account is HELD, gateway 'west' is full"));
    }

    @Test
    void isUnderwayWhileTheAccountOnlyKnowsOtherOrders() {
        assertThat(OrderProgress.of(order("order-2"), Accounts.active("sub-1", "order-1")))
                .isInstanceOf(Underway.class);
        assertThat(OrderProgress.of(order("order-2"), Accounts.failed("sub-1", "order-1")))
                .isInstanceOf(Underway.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TERMINATING, false, -,    true",
                "TERMINATING, false, 60,   true",
                "TERMINATING, false, 0,    false",
                "TERMINATING, true,  0,    true",
                "TERMINATED,  false, 0,    true",
                "TERMINATED,  true,  -,    true",
                "ACTIVE,      false, 0,    true"
            })
    void aTerminationIsCarriedOutOnceDisabledUnlessThePurgeWasNotToWait(
            AccountStatus status, boolean keepData, Long graceSeconds, boolean carriedOut) {
        AccountState account = Accounts.active("sub-1", "order-1");
        account.setStatus(status);
        OrderEvent termination = order("order-1");
        termination.setTerminated(new OrderTerminated(keepData, graceSeconds));

        assertThat(OrderProgress.of(termination, account) instanceof CarriedOut).isEqualTo(carriedOut);
    }

    @Test
    void isNotCarriedOutWhenTheAccountFailedOnIt() {
        AccountState account = Accounts.failed("sub-1", "order-1");
        account.setNextAttemptAt(TIME);

        assertThat(OrderProgress.of(order("order-1"), account))
                .isEqualTo(new NotCarriedOut("the account failed: the gateway says no (gateway request req-7);"
                        + " it is tried again at 2026-03-01T10:00:00Z"));
    }

    @Test
    void isNotCarriedOutWhenItWasRejectedOrSuperseded() {
        assertThat(OrderProgress.of(order("order-1"), event(LifecycleKind.REJECTED, "order-1", "unknown plan")))
                .isEqualTo(new NotCarriedOut("the order was rejected: unknown plan"));
        assertThat(OrderProgress.of(order("order-1"), event(LifecycleKind.SUPERSEDED, "order-1", null)))
                .isEqualTo(new NotCarriedOut("the order was superseded by a newer one"));
    }

    @ParameterizedTest
    @EnumSource(LifecycleKind.class)
    void hearsNothingOfItInEventsOfOtherOrders(LifecycleKind kind) {
        assertThat(OrderProgress.of(order("order-2"), event(kind, "order-1", null)))
                .isInstanceOf(Underway.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = LifecycleKind.class,
            mode = Mode.EXCLUDE,
            names = {"REJECTED", "SUPERSEDED"})
    void leavesEverythingElseToTheAccount(LifecycleKind kind) {
        assertThat(OrderProgress.of(order("order-1"), event(kind, "order-1", null)))
                .isInstanceOf(Underway.class);
    }

    private static OrderEvent order(String eventId) {
        return OrderEvent.newBuilder()
                .setEventId(eventId)
                .setSubscriptionId("sub-1")
                .setKind(OrderKind.RESUMED)
                .setOccurredAt(TIME)
                .build();
    }

    private static LifecycleEvent event(LifecycleKind kind, String orderEventId, String reason) {
        return LifecycleEvent.newBuilder()
                .setEventId("event-1")
                .setSubscriptionId("sub-1")
                .setKind(kind)
                .setOccurredAt(TIME)
                .setOrderEventId(orderEventId)
                .setReason(reason)
                .build();
    }
}
