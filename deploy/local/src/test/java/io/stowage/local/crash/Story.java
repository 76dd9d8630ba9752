package io.stowage.local.crash;

import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.Customer;
import io.stowage.contracts.LifecycleKind;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKeysRotated;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.contracts.OrderPlanChanged;
import io.stowage.contracts.OrderTerminated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One subscription's life.
 *
 * @param orders in the order in which they are sent; now and then an older one comes after a newer one
 * @param plan ordered at first
 */
record Story(String subscription, List<OrderEvent> orders, String plan) {

    private static final List<OrderKind> CHANGES = List.of(
            OrderKind.SUSPENDED,
            OrderKind.RESUMED,
            OrderKind.PLAN_CHANGED,
            OrderKind.KEYS_ROTATED,
            OrderKind.KEYS_ROTATED,
            OrderKind.CONTACT_CHANGED);
    private static final int MOST_CHANGES = 4;
    private static final double WITHOUT_CHANGES = 0.3;
    private static final double OUT_OF_ORDER = 0.15;
    private static final double TERMINATED = 0.15;

    static Story of(String subscription, Random random) {
        String plan = any(List.copyOf(Platform.PLANS.keySet()), random);
        List<OrderEvent> orders = new ArrayList<>();
        orders.add(placed(subscription, plan));
        int changes = random.nextDouble() < WITHOUT_CHANGES ? 0 : 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            orders.add(change(subscription, orders.size() + 1, random));
        }
        if (changes > 1 && random.nextDouble() < OUT_OF_ORDER) {
            Collections.swap(orders, changes - 1, changes);
        }
        if (random.nextDouble() < TERMINATED) {
            orders.add(order(subscription, orders.size() + 1, OrderKind.TERMINATED)
                    .setTerminated(
                            OrderTerminated.newBuilder().setGraceSeconds(0L).build())
                    .build());
        }
        return new Story(subscription, List.copyOf(orders), plan);
    }

    /** An order for a subscription that nothing more is ordered for. */
    static OrderEvent placed(String subscription, String plan) {
        return order(subscription, 1, OrderKind.PLACED)
                .setPlaced(OrderPlaced.newBuilder()
                        .setPlanId(plan)
                        .setCustomer(customer("Jane"))
                        .build())
                .build();
    }

    static OrderEvent keysRotated(String subscription, int sequence, long overlapSeconds) {
        return order(subscription, sequence, OrderKind.KEYS_ROTATED)
                .setKeysRotated(OrderKeysRotated.newBuilder()
                        .setOverlapSeconds(overlapSeconds)
                        .build())
                .build();
    }

    static OrderEvent suspended(String subscription, int sequence) {
        return order(subscription, sequence, OrderKind.SUSPENDED).build();
    }

    static OrderEvent resumed(String subscription, int sequence) {
        return order(subscription, sequence, OrderKind.RESUMED).build();
    }

    static String userName(String subscription) {
        return "jane+" + subscription + "@example.com";
    }

    String userName() {
        return userName(subscription);
    }

    int keys() {
        return Platform.PLANS.get(plan);
    }

    /** What the service must tell of each order. */
    Map<String, LifecycleKind> tidings() {
        Map<String, LifecycleKind> tidings = new LinkedHashMap<>();
        long newest = 0;
        for (OrderEvent order : orders) {
            boolean counts = order.getSequence() > newest;
            newest = Math.max(newest, order.getSequence());
            tidings.put(order.getEventId(), counts ? tiding(order.getKind()) : LifecycleKind.SUPERSEDED);
        }
        return tidings;
    }

    /** Where the newest order that says so leaves the account. */
    AccountStatus end() {
        Map<String, LifecycleKind> tidings = tidings();
        AccountStatus end = AccountStatus.ACTIVE;
        for (OrderEvent order : orders) {
            switch (tidings.get(order.getEventId())) {
                case RESUMED -> end = AccountStatus.ACTIVE;
                case SUSPENDED -> end = AccountStatus.SUSPENDED;
                case TERMINATED -> end = AccountStatus.TERMINATED;
                default -> {}
            }
        }
        return end;
    }

    private static OrderEvent change(String subscription, int sequence, Random random) {
        OrderKind kind = any(CHANGES, random);
        OrderEvent.Builder order = order(subscription, sequence, kind);
        switch (kind) {
            case PLAN_CHANGED ->
                order.setPlanChanged(OrderPlanChanged.newBuilder()
                        .setPlanId(any(List.copyOf(Platform.PLANS.keySet()), random))
                        .build());
            case KEYS_ROTATED -> {
                return keysRotated(subscription, sequence, random.nextInt(2));
            }
            case CONTACT_CHANGED ->
                order.setContactChanged(io.stowage.contracts.OrderContactChanged.newBuilder()
                        .setCustomer(customer("Anna"))
                        .build());
            default -> {}
        }
        return order.build();
    }

    private static LifecycleKind tiding(OrderKind kind) {
        return kind == OrderKind.PLACED ? LifecycleKind.PROVISIONED : LifecycleKind.valueOf(kind.name());
    }

    private static OrderEvent.Builder order(String subscription, int sequence, OrderKind kind) {
        return OrderEvent.newBuilder()
                .setEventId(subscription + "#" + sequence)
                .setSubscriptionId(subscription)
                .setKind(kind)
                .setSequence((long) sequence)
                .setOccurredAt(Instant.EPOCH.plusSeconds(sequence));
    }

    private static Customer customer(String name) {
        return Customer.newBuilder().setName(name).setEmail("jane@example.com").build();
    }

    private static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
