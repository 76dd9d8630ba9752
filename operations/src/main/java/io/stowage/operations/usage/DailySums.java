package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Sums over the days of {@code stowage.usage.daily} by subscription. */
final class DailySums {

    /**
     * @param gatewayId the one that told the latest figures
     * @param byteHours bytes times hours stored
     */
    record Sum(String gatewayId, Counted counted, BigDecimal byteHours) {

        private Sum plus(Sum more) {
            return new Sum(more.gatewayId, counted.plus(more.counted), byteHours.add(more.byteHours));
        }
    }

    private final Map<String, Sum> subscriptions = new TreeMap<>();

    void add(DailyUsage day) {
        subscriptions.merge(
                day.getSubscriptionId(), new Sum(day.getGatewayId(), Counted.of(day), day.getByteHours()), Sum::plus);
    }

    Map<String, Sum> subscriptions() {
        return subscriptions;
    }
}
