package io.stowage.local.crash;

import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What billing sends: the orders of many subscriptions, mingled, with duplicates.
 *
 * @param stories by subscription
 * @param orders in the order in which they are sent
 */
record OrderFlow(Map<String, Story> stories, List<OrderEvent> orders) {

    private static final double DUPLICATED = 0.1;
    private static final int DUPLICATE_LATER_BY = 200;

    static OrderFlow of(int subscriptions, Random random) {
        Map<String, Story> stories = new LinkedHashMap<>();
        IntStream.range(0, subscriptions)
                .mapToObj(i -> Story.of("sub-%05d".formatted(i), random))
                .forEach(story -> stories.put(story.subscription(), story));
        return new OrderFlow(stories, withDuplicates(mingled(stories, random), stories, random));
    }

    int duplicates() {
        return orders.size()
                - (int) orders.stream().map(OrderEvent::getEventId).distinct().count();
    }

    List<List<OrderEvent>> portions(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> orders.subList(orders.size() * i / number, orders.size() * (i + 1) / number))
                .toList();
    }

    /** Each story's orders in their order. */
    private static List<OrderEvent> mingled(Map<String, Story> stories, Random random) {
        List<Iterator<OrderEvent>> turns = new ArrayList<>();
        stories.values().forEach(story -> {
            Iterator<OrderEvent> orders = story.orders().iterator();
            story.orders().forEach(order -> turns.add(orders));
        });
        Collections.shuffle(turns, random);
        return turns.stream().map(Iterator::next).toList();
    }

    /** Superseded orders are sent once: of one that comes again is told again, with the same id. */
    private static List<OrderEvent> withDuplicates(List<OrderEvent> once, Map<String, Story> stories, Random random) {
        record Placed(double at, OrderEvent order) {}
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            OrderEvent order = once.get(i);
            placed.add(new Placed(i, order));
            boolean counts = stories.get(order.getSubscriptionId()).tidings().get(order.getEventId())
                    != LifecycleKind.SUPERSEDED;
            if (counts && random.nextDouble() < DUPLICATED) {
                placed.add(new Placed(i + 0.5 + random.nextInt(DUPLICATE_LATER_BY), order));
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::at));
        return placed.stream().map(Placed::order).toList();
    }
}
