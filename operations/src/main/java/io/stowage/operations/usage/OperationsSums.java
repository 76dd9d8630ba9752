package io.stowage.operations.usage;

import io.stowage.contracts.OperationsUsage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Sums over the records of {@code stowage.usage.operations}, which are added one by one. Corrections are part of them. */
final class OperationsSums {

    /** A gateway's user; the user is empty for anonymous access. */
    record User(String gatewayId, String userId) implements Comparable<User> {
        @Override
        public int compareTo(User other) {
            int gateways = gatewayId.compareTo(other.gatewayId);
            return gateways == 0 ? userId.compareTo(other.userId) : gateways;
        }
    }

    /**
     * A gateway's records of the period.
     *
     * @param corrections how many of the records are
     * @param noSubscription the part that is on no bill
     */
    record Sum(long records, long corrections, Counted counted, Counted noSubscription) {

        static final Sum NOTHING = new Sum(0, 0, Counted.NOTHING, Counted.NOTHING);

        private Sum plus(OperationsUsage usage) {
            Counted more = Counted.of(usage);
            return new Sum(
                    records + 1,
                    corrections + (usage.getCorrects() == null ? 0 : 1),
                    counted.plus(more),
                    usage.getSubscriptionId() == null ? noSubscription.plus(more) : noSubscription);
        }
    }

    private final Period period;
    private final Optional<String> simulated;
    private final Map<String, Sum> gateways = new TreeMap<>();
    private final Map<User, Counted> users = new TreeMap<>();
    private final Map<String, Counted> subscriptions = new TreeMap<>();
    private final Map<CounterKey, Counted> counters = new HashMap<>();

    /** @param simulated the gateway whose counters are kept apart, of all times */
    OperationsSums(Period period, Optional<String> simulated) {
        this.period = period;
        this.simulated = simulated;
    }

    void add(OperationsUsage usage) {
        Counted counted = Counted.of(usage);
        String gateway = usage.getGatewayId();
        if (simulated.filter(gateway::equals).isPresent()) {
            counters.merge(CounterKey.of(usage), counted, Counted::plus);
        }
        if (period.contains(usage.getWindowStart())) {
            gateways.put(gateway, gateways.getOrDefault(gateway, Sum.NOTHING).plus(usage));
            users.merge(new User(gateway, usage.getUserId()), counted, Counted::plus);
            if (usage.getSubscriptionId() != null) {
                subscriptions.merge(Objects.requireNonNull(usage.getSubscriptionId()), counted, Counted::plus);
            }
        }
    }

    /** The period's sums by gateway. */
    Map<String, Sum> gateways() {
        return gateways;
    }

    /** The period's sums by user. */
    Map<User, Counted> users() {
        return users;
    }

    /** The period's sums by subscription, over all gateways. */
    Map<String, Counted> subscriptions() {
        return subscriptions;
    }

    /** All that was ever counted by the simulated gateway, as far as the topic reaches back. */
    Map<CounterKey, Counted> counters() {
        return counters;
    }
}
