package io.stowage.operations.usage;

import io.stowage.contracts.StorageUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Byte-hours of {@code stowage.usage.storage} by subscription. An interval that reaches over the period's edge is
 * divided in the daily totals, so these must lie between the intervals that are in the period as a whole and all that
 * touch it.
 */
final class StorageSums {

    /**
     * @param least intervals that are in the period as a whole
     * @param most all that touch it
     */
    record Bounds(BigDecimal least, BigDecimal most) {

        static final Bounds NOTHING = new Bounds(BigDecimal.ZERO, BigDecimal.ZERO);

        boolean hold(BigDecimal byteHours) {
            return byteHours.compareTo(least) >= 0 && byteHours.compareTo(most) <= 0;
        }

        String words() {
            return least.compareTo(most) == 0
                    ? Figures.exact(least)
                    : "%s to %s".formatted(Figures.exact(least), Figures.exact(most));
        }
    }

    private final Period period;
    private final Map<String, Bounds> subscriptions = new TreeMap<>();

    StorageSums(Period period) {
        this.period = period;
    }

    void add(StorageUsage usage) {
        Instant from = usage.getFrom() == null ? usage.getUntil() : usage.getFrom();
        String subscription = usage.getSubscriptionId();
        boolean within = period.contains(from) && !usage.getUntil().isAfter(period.end());
        if (subscription == null || !(within || period.touches(from, usage.getUntil()))) {
            return;
        }
        Bounds before = subscriptions.getOrDefault(subscription, Bounds.NOTHING);
        subscriptions.put(
                subscription,
                new Bounds(
                        within ? before.least().add(usage.getByteHours()) : before.least(),
                        before.most().add(usage.getByteHours())));
    }

    Map<String, Bounds> subscriptions() {
        return subscriptions;
    }
}
