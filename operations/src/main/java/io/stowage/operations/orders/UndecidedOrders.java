package io.stowage.operations.orders;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.operations.orders.OrderProgress.CarriedOut;
import io.stowage.operations.orders.OrderProgress.NotCarriedOut;
import io.stowage.operations.orders.OrderProgress.Underway;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Orders that were sent and whose end is not known yet. */
final class UndecidedOrders {

    /** By subscription, then by event id: one order may be sent by several lines. */
    private final Map<String, Map<String, Followed>> bySubscription = new LinkedHashMap<>();

    private int size;

    private static final class Followed {
        private final OrderLine.Order order;
        private OrderProgress progress = OrderProgress.UNSEEN;

        Followed(OrderLine.Order order) {
            this.order = order;
        }
    }

    void add(OrderLine.Order order) {
        Followed before = bySubscription
                .computeIfAbsent(order.event().getSubscriptionId(), subscription -> new LinkedHashMap<>())
                .putIfAbsent(order.event().getEventId(), new Followed(order));
        if (before == null) {
            size++;
        }
    }

    int size() {
        return size;
    }

    /** The newest state of an account: it replaces what an earlier one said. */
    void note(AccountState account) {
        for (Followed each : of(account.getSubscriptionId())) {
            OrderProgress said = OrderProgress.of(each.order.event(), account);
            if (said != OrderProgress.UNSEEN) {
                each.progress = said;
            } else if (each.progress instanceof Underway && each.progress != OrderProgress.UNSEEN) {
                // It counted, is waited for no more, and so many came after it that it is forgotten.
                each.progress = new CarriedOut(account);
            }
        }
    }

    /** What happened to an account. */
    void note(LifecycleEvent event) {
        for (Followed each : of(event.getSubscriptionId())) {
            if (OrderProgress.of(each.order.event(), event) instanceof NotCarriedOut refused) {
                each.progress = refused;
            }
        }
    }

    /**
     * Tells the orders that are decided, and keeps the others.
     *
     * @return how many were told
     */
    int settle(BiConsumer<OrderLine.Order, OrderProgress> decided) {
        int before = size;
        for (Iterator<Map<String, Followed>> all = bySubscription.values().iterator(); all.hasNext(); ) {
            Map<String, Followed> ofOne = all.next();
            ofOne.values().removeIf(each -> switch (each.progress) {
                case Underway underway -> false;
                case CarriedOut done -> tell(each, decided);
                case NotCarriedOut refused -> tell(each, decided);
            });
            if (ofOne.isEmpty()) {
                all.remove();
            }
        }
        return before - size;
    }

    /** Tells all that are left, and how far they are. */
    void giveUp(BiConsumer<OrderLine.Order, OrderProgress> undecided) {
        bySubscription.values().stream()
                .flatMap(ofOne -> ofOne.values().stream())
                .forEach(each -> undecided.accept(each.order, each.progress));
    }

    private boolean tell(Followed each, BiConsumer<OrderLine.Order, OrderProgress> decided) {
        decided.accept(each.order, each.progress);
        size--;
        return true;
    }

    private Collection<Followed> of(String subscription) {
        return bySubscription.getOrDefault(subscription, Map.of()).values();
    }
}
