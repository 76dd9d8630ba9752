package io.stowage.usage.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.usage.collection.Failure;
import io.stowage.usage.collection.Pass;
import io.stowage.usage.collection.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * What was collected, for dashboards and alerts; all with the tag {@code gateway}. Counters count also what was rolled back
 * and is done again; gauges tell of the latest pass of this instance.
 *
 * <ul>
 *   <li>{@code stowage.usage.passes} counts passes; {@code stowage.usage.objects}, {@code stowage.usage.counters} and {@code
 *       stowage.usage.corrections} count what was told, {@code stowage.usage.deleted} and {@code
 *       stowage.usage.deletions-failed} deletions
 *   <li>{@code stowage.usage.waiting} objects that are listed and not told yet, those still counted in among them
 *   <li>{@code stowage.usage.held-back} objects that cannot be read
 *   <li>{@code stowage.usage.held-up} 1 while objects may be hidden behind others that stay
 *   <li>{@code stowage.usage.age} seconds since the start of the oldest window that the latest pass with counters told
 *   <li>{@code stowage.usage.failing} seconds since a gateway can no longer be collected from as it should be; 0 while it
 *       can
 * </ul>
 */
final class UsageMetrics {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Latest> latest = new ConcurrentHashMap<>();

    UsageMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    private record Latest(
            int waiting, int heldBack, boolean heldUp, Optional<Instant> oldestWindow, Optional<Instant> failingSince) {

        static final Latest NOTHING = new Latest(0, 0, false, Optional.empty(), Optional.empty());

        Latest after(Pass pass) {
            Optional<Instant> failing = pass.progress().oldestFailure().map(Failure::firstAt);
            return pass.tally()
                    .map(tally -> new Latest(
                            tally.waiting().orElse(waiting),
                            tally.heldBack(),
                            tally.heldUp(),
                            tally.oldestWindow().or(() -> oldestWindow),
                            failing))
                    .orElse(new Latest(waiting, heldBack, heldUp, oldestWindow, failing));
        }
    }

    void passed(Pass pass) {
        String gatewayId = pass.progress().gatewayId();
        latest.computeIfAbsent(gatewayId, this::begin);
        latest.computeIfPresent(gatewayId, (id, before) -> before.after(pass));
        count("passes", gatewayId, 1);
        pass.tally().ifPresent(tally -> count(gatewayId, tally));
    }

    private void count(String gatewayId, Tally tally) {
        count("objects", gatewayId, tally.objects());
        count("counters", gatewayId, tally.counters());
        count("corrections", gatewayId, tally.corrections());
        count("deleted", gatewayId, tally.deleted());
        count("deletions-failed", gatewayId, tally.deletionsFailed());
    }

    private void count(String what, String gatewayId, int by) {
        meters.counter("stowage.usage." + what, "gateway", gatewayId).increment(by);
    }

    private Latest begin(String gatewayId) {
        gauge("waiting", gatewayId, Latest::waiting);
        gauge("held-back", gatewayId, Latest::heldBack);
        gauge("held-up", gatewayId, found -> found.heldUp() ? 1 : 0);
        gauge("age", gatewayId, found -> since(found.oldestWindow()));
        gauge("failing", gatewayId, found -> since(found.failingSince()));
        return Latest.NOTHING;
    }

    private void gauge(String what, String gatewayId, ToDoubleFunction<Latest> value) {
        Gauge.builder(
                        "stowage.usage." + what,
                        latest,
                        all -> value.applyAsDouble(all.getOrDefault(gatewayId, Latest.NOTHING)))
                .tag("gateway", gatewayId)
                .register(meters);
    }

    private double since(Optional<Instant> moment) {
        return moment.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
