package io.stowage.operations.usage;

import io.stowage.contracts.CollectionState;
import io.stowage.contracts.HeldBackObject;
import io.stowage.contracts.ToldObject;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageListing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a gateway still holds of its counters: objects that were told are not part of it, they are only to be deleted.
 *
 * @param waiting objects with windows of the period that are not collected yet
 * @param counted what these have counted
 * @param unreadable names of objects that cannot be read
 * @param whole false where the gateway showed the first objects only
 * @param counters all waiting counters, of all times, added up
 */
record HeldByGateway(
        String gatewayId,
        long waiting,
        Counted counted,
        List<String> unreadable,
        boolean whole,
        Map<CounterKey, Counted> counters) {

    private static final int PAGE = 500;
    private static final int NOT_FOUND = 404;

    /**
     * Asks the gateway.
     *
     * @param known the usage collector's memory of it
     * @throws GatewayFailure when it does not answer
     */
    static HeldByGateway ask(Gateway gateway, Optional<CollectionState> known, Period period) {
        Reading reading = new Reading(gateway, period);
        Set<String> told = new HashSet<>();
        known.ifPresent(state -> {
            state.getTold().stream().map(ToldObject::getObjectName).forEach(told::add);
            state.getHeldBack().stream().map(HeldBackObject::getObjectName).forEach(reading.unreadable::add);
        });
        String last = "";
        boolean whole;
        boolean more;
        do {
            UsageListing listing = gateway.usage().list(last, PAGE);
            String after = last;
            // A gateway that knows no pages shows the same names again.
            List<String> names = listing.names().stream()
                    .filter(name -> name.compareTo(after) > 0)
                    .sorted()
                    .toList();
            names.stream().filter(name -> !told.contains(name)).forEach(reading::read);
            more = listing.truncated() && !names.isEmpty();
            whole = !listing.truncated();
            last = names.isEmpty() ? last : names.getLast();
        } while (more);
        return reading.result(whole);
    }

    /** Adds up one object after the other. */
    private static final class Reading {

        private final Gateway gateway;
        private final Period period;
        private final Set<String> unreadable = new HashSet<>();
        private final Map<CounterKey, Counted> counters = new HashMap<>();
        private long waiting;
        private Counted counted = Counted.NOTHING;

        private Reading(Gateway gateway, Period period) {
            this.gateway = gateway;
            this.period = period;
        }

        private void read(String name) {
            // Used only when the whole object was there.
            Map<CounterKey, Counted> rows = new HashMap<>();
            try {
                UsageHeader header = gateway.usage()
                        .read(name, (each, row) -> rows.merge(CounterKey.of(row), Counted.of(row), Counted::plus));
                unreadable.remove(name);
                rows.forEach((key, value) -> counters.merge(key, value, Counted::plus));
                if (period.contains(header.start())) {
                    waiting++;
                    rows.values().forEach(value -> counted = counted.plus(value));
                }
            } catch (GatewayFailure.UnreadableAnswer failure) {
                unreadable.add(name);
            } catch (GatewayFailure.Rejected failure) {
                // Collected and deleted meanwhile.
                if (failure.status().orElse(0) != NOT_FOUND) {
                    throw failure;
                }
            }
        }

        private HeldByGateway result(boolean whole) {
            List<String> names = new ArrayList<>(unreadable);
            names.sort(null);
            return new HeldByGateway(gateway.id(), waiting, counted, List.copyOf(names), whole, counters);
        }
    }
}
