package io.stowage.operations.usage;

import io.stowage.contracts.CollectionState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares totals; each difference is one line. Pure. */
final class Agreement {

    private Agreement() {}

    /** The operations topic against the daily totals. Users of no subscription are in neither. */
    static List<Difference> ofOperations(Map<String, Counted> topic, Map<String, DailySums.Sum> daily) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<String> subscriptions = new TreeSet<>(topic.keySet());
        subscriptions.addAll(daily.keySet());
        for (String subscription : subscriptions) {
            Counted told = topic.getOrDefault(subscription, Counted.NOTHING);
            Counted days =
                    daily.containsKey(subscription) ? daily.get(subscription).counted() : Counted.NOTHING;
            if (!told.equals(days)) {
                differences.add(new Difference(
                        "subscription " + subscription,
                        "records minus daily totals: %s; metering may be behind"
                                .formatted(told.minus(days).words())));
            }
        }
        return differences;
    }

    /** Intervals of the storage topic against the daily totals. */
    static List<Difference> ofStorage(Map<String, StorageSums.Bounds> topic, Map<String, DailySums.Sum> daily) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<String> subscriptions = new TreeSet<>(topic.keySet());
        subscriptions.addAll(daily.keySet());
        for (String subscription : subscriptions) {
            StorageSums.Bounds bounds = topic.getOrDefault(subscription, StorageSums.Bounds.NOTHING);
            BigDecimal days =
                    daily.containsKey(subscription) ? daily.get(subscription).byteHours() : BigDecimal.ZERO;
            if (!bounds.hold(days)) {
                differences.add(new Difference(
                        "subscription " + subscription,
                        "byte-hours are %s by readings and %s by day; metering may be behind"
                                .formatted(bounds.words(), Figures.exact(days))));
            }
        }
        return differences;
    }

    /** What a gateway still holds is missing from all totals. */
    static List<Difference> ofGateway(HeldByGateway held) {
        List<Difference> differences = new ArrayList<>();
        String about = "gateway " + held.gatewayId();
        if (held.waiting() > 0) {
            differences.add(new Difference(
                    about,
                    "%d objects of the period are not collected yet: %s"
                            .formatted(held.waiting(), held.counted().words())));
        }
        if (!held.whole() && held.waiting() > 0) {
            differences.add(new Difference(about, "it shows its first objects only; more may be waiting"));
        }
        for (String name : held.unreadable()) {
            differences.add(new Difference(about, "cannot be read, its counters are missing: " + name));
        }
        return differences;
    }

    /** A gateway that cannot be collected from. */
    static List<Difference> ofCollection(CollectionState state) {
        return state.getFailure() == null
                ? List.of()
                : List.of(new Difference(
                        "gateway " + state.getGatewayId(),
                        "cannot be collected from since %s: %s"
                                .formatted(
                                        state.getFailure().getFirstAt(),
                                        state.getFailure().getReason())));
    }

    /** All that a simulated gateway ever counted is on the topic, waits, or is being counted. */
    static List<Difference> ofSimulator(
            SimulatorTotals simulator, Map<CounterKey, Counted> topic, Map<CounterKey, Counted> waiting) {
        Map<CounterKey, Counted> missing = new HashMap<>(simulator.all());
        simulator.open().forEach((key, counted) -> subtract(missing, key, counted));
        waiting.forEach((key, counted) -> subtract(missing, key, counted));
        topic.forEach((key, counted) -> subtract(missing, key, counted));
        return missing.entrySet().stream()
                .filter(each -> !each.getValue().equals(Counted.NOTHING))
                .map(each -> new Difference(
                        "simulator",
                        "%s: counted minus known: %s"
                                .formatted(
                                        each.getKey().words(), each.getValue().words())))
                .sorted((one, other) -> one.text().compareTo(other.text()))
                .toList();
    }

    private static void subtract(Map<CounterKey, Counted> from, CounterKey key, Counted less) {
        from.put(key, from.getOrDefault(key, Counted.NOTHING).minus(less));
    }
}
