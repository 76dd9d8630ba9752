package io.stowage.provisioning.account;

import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderKind;
import io.stowage.provisioning.order.OrderVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The orders of a subscription, as far as they matter for the next one.
 *
 * @param last the newest order that counts; older ones are superseded
 * @param recent ids of the latest orders that counted, oldest first
 * @param pending orders that count and are still to be carried out
 */
public record OrderHistory(OrderVersion last, List<String> recent, List<Pending> pending) {

    /** Repetitions come soon or as a replay; a replay of something older is superseded by its version. */
    private static final int REMEMBERED = 16;

    public OrderHistory {
        recent = List.copyOf(recent);
        pending = List.copyOf(pending);
    }

    /** An order still to be carried out. */
    public record Pending(String eventId, OrderKind kind) {}

    /** The history of a subscription that begins with this order. */
    public static OrderHistory beginningWith(Order order) {
        return new OrderHistory(order.version(), List.of(), List.of()).and(order);
    }

    public OrderHistory and(Order order) {
        List<String> ids = new ArrayList<>(recent);
        ids.add(order.version().eventId());
        List<Pending> open = new ArrayList<>(pending);
        open.add(new Pending(order.version().eventId(), order.change().kind()));
        return new OrderHistory(order.version(), ids.subList(Math.max(0, ids.size() - REMEMBERED), ids.size()), open);
    }

    public boolean has(OrderVersion version) {
        return recent.contains(version.eventId());
    }

    OrderHistory carriedOut() {
        return new OrderHistory(last, recent, List.of());
    }
}
