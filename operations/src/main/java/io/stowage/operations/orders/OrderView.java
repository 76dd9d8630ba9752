package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.output.Columns;

/** An order as people see it. */
final class OrderView {

    static final Columns<OrderEvent> COLUMNS = new Columns<OrderEvent>()
            .add("Order sent", OrderEvent::getEventId)
            .add("Subscription", OrderEvent::getSubscriptionId)
            .add("Kind", order -> order.getKind().name())
            .add("Time", order -> order.getOccurredAt().toString())
            .add("Next", order -> "stowage account show " + order.getSubscriptionId());

    private OrderView() {}
}
