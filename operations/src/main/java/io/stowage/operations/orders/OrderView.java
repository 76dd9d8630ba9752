package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.output.Columns;
import java.util.Locale;

/** An order as people see it. */
final class OrderView {

    static final Columns<OrderEvent> COLUMNS = new Columns<OrderEvent>()
            .add("Order sent", OrderEvent::getEventId)
            .add(
                    "Kind",
                    order -> order.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .add("Subscription", OrderEvent::getSubscriptionId)
            .add("Plan", OrderView::plan)
            .add("Time", order -> order.getOccurredAt().toString())
            .add("Next", order -> "stowage account show " + order.getSubscriptionId());

    private OrderView() {}

    private static String plan(OrderEvent order) {
        if (order.getPlaced() != null) {
            return order.getPlaced().getPlanId();
        }
        return order.getPlanChanged() == null ? "" : order.getPlanChanged().getPlanId();
    }
}
