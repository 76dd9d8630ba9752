package io.stowage.operations.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.Accounts;
import io.stowage.operations.orders.OrderProgress.CarriedOut;
import io.stowage.operations.orders.OrderProgress.NotCarriedOut;
import io.stowage.operations.orders.OrderProgress.Underway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndecidedOrdersTest {

    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    private final UndecidedOrders orders = new UndecidedOrders();
    private final List<Integer> lines = new ArrayList<>();
    private final List<OrderProgress> ends = new ArrayList<>();

    @Test
    void tellsAnOrderOnceItIsCarriedOutAndForgetsIt() {
        orders.add(order(1, "sub-1", "order-1"));
        orders.add(order(2, "sub-2", "order-2"));

        orders.note(Accounts.pending("sub-1", "order-1"));
        assertThat(settle()).isZero();
        orders.note(Accounts.active("sub-1", "order-1"));
        assertThat(settle()).isEqualTo(1);
        assertThat(settle()).isZero();

        assertThat(lines).containsExactly(1);
        assertThat(ends).singleElement().isInstanceOf(CarriedOut.class);
        assertThat(orders.size()).isEqualTo(1);
    }

    @Test
    void onlyTheNewestStateOfAnAccountCounts() {
        orders.add(order(1, "sub-1", "order-1"));

        orders.note(Accounts.failed("sub-1", "order-1"));
        orders.note(Accounts.active("sub-1", "order-1"));
        settle();

        assertThat(ends).singleElement().isInstanceOf(CarriedOut.class);
    }

    @Test
    void aRejectionIsNotForgottenOverTheAccountsOtherOrders() {
        orders.add(order(1, "sub-1", "order-1"));
        orders.add(order(2, "sub-1", "order-2"));

        orders.note(rejection("sub-1", "order-1"));
        orders.note(Accounts.active("sub-1", "order-2"));
        settle();

        assertThat(lines).containsExactly(1, 2);
        assertThat(ends.getFirst()).isEqualTo(new NotCarriedOut("the order was rejected: unknown plan"));
    }

    @Test
    void anOrderThatCountedAndIsForgottenAmongManyIsCarriedOut() {
        orders.add(order(1, "sub-1", "order-1"));

        orders.note(Accounts.pending("sub-1", "order-1"));
        orders.note(Accounts.active("sub-1", "order-99"));
        settle();

        assertThat(ends).singleElement().isInstanceOf(CarriedOut.class);
    }

    @Test
    void anAccountThatNeverKnewTheOrderDecidesNothing() {
        orders.add(order(1, "sub-1", "order-1"));

        orders.note(Accounts.active("sub-1", "order-99"));
        orders.note(rejection("sub-2", "order-1"));

        assertThat(settle()).isZero();
    }

    @Test
    void anOrderOfTwoLinesIsFollowedOnce() {
        orders.add(order(1, "sub-1", "order-1"));
        orders.add(order(2, "sub-1", "order-1"));

        assertThat(orders.size()).isEqualTo(1);
    }

    @Test
    void tellsHowFarTheOthersAreWhenItGivesUp() {
        AccountState account = Accounts.pending("sub-1", "order-1");
        orders.add(order(1, "sub-1", "order-1"));
        orders.note(account);

        orders.giveUp(this::note);

        assertThat(ends).containsExactly(new Underway("the account is PENDING"));
    }

    private int settle() {
        return orders.settle(this::note);
    }

    private void note(OrderLine.Order order, OrderProgress end) {
        lines.add(order.line());
        ends.add(end);
    }

    private static OrderLine.Order order(int line, String subscription, String eventId) {
        return new OrderLine.Order(
                line,
                OrderEvent.newBuilder()
                        .setEventId(eventId)
                        .setSubscriptionId(subscription)
                        .setKind(OrderKind.RESUMED)
                        .setOccurredAt(TIME)
                        .build());
    }

    private static LifecycleEvent rejection(String subscription, String order) {
        return LifecycleEvent.newBuilder()
                .setEventId("event-1")
                .setSubscriptionId(subscription)
                .setKind(LifecycleKind.REJECTED)
                .setOccurredAt(TIME)
                .setOrderEventId(order)
                .setReason("unknown plan")
                .build();
    }
}
