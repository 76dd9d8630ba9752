package io.stowage.usage.collection;

import io.stowage.usage.counter.CounterKey;
import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A gateway in memory and its collection; what is committed, and what is lost in a crash. */
final class World {

    static final String GATEWAY = "eu-1";
    static final Duration SETTLING = Duration.ofMinutes(5);
    static final Duration COLLECT_EVERY = Duration.ofMinutes(10);
    static final RetryWaits WAITS = new RetryWaits(Duration.ofSeconds(5), Duration.ofMinutes(2));

    final TestClock clock = new TestClock();
    final FakeCounters gateway = new FakeCounters();
    final FakeSizes sizes = new FakeSizes();
    final List<CounterRecord> committed = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<SetAside> setAside = new ArrayList<>();
    final List<UserReading> readings = new ArrayList<>();
    PassBounds bounds = new PassBounds(100, 1000, Duration.ofSeconds(30), 4, 500, 100_000, 3);
    Progress progress = Progress.beginning(GATEWAY, true, clock.instant());

    private Collection collection() {
        return new Collection(
                GATEWAY,
                Optional.of(gateway),
                sizes,
                new Schedule(COLLECT_EVERY, Duration.ofHours(1), WAITS),
                bounds,
                SETTLING,
                Duration.ZERO,
                clock);
    }

    /** A pass whose transaction is committed. */
    Pass pass() {
        Pass pass = collection().pass(due());
        committed.addAll(pass.records());
        findings.addAll(pass.findings());
        setAside.addAll(pass.setAside());
        readings.addAll(pass.readings());
        progress = pass.progress();
        return pass;
    }

    /** A pass that dies before it is committed: the gateway saw it, and nobody else. */
    void lostPass() {
        collection().pass(due());
    }

    /** Passes until there is nothing to be done at once. */
    void passes() {
        for (int i = 0; i < 100; i++) {
            if (!pass().again()) {
                return;
            }
        }
        throw new AssertionError("there is no end to it");
    }

    /** Goes on until what was begun has come to its end, however long it takes. */
    void untilRest() {
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(15));
            passes();
        }
    }

    private Progress due() {
        return new Progress(
                progress.gatewayId(),
                Optional.of(clock.instant()),
                progress.measureAt(),
                progress.measuredAt(),
                progress.told(),
                progress.heldBack(),
                progress.covered(),
                progress.usersWithBuckets(),
                progress.failure(),
                progress.measuringFailure());
    }

    /** An object about the half hour before the hour that ended last. */
    void closedObject(String name, Counters counters) {
        gateway.put(name, "8a", clock.instant().minus(Duration.ofMinutes(40)), 1800, counters);
    }

    static Counters counters(String bucket, long... puts) {
        Counters.Builder counters = new Counters.Builder();
        for (int i = 0; i < puts.length; i++) {
            counters.add(bucket, 7, "user-" + i, "", new Figures(puts[i], 1, 0, 0, puts[i] * 100, 3));
        }
        return counters.build();
    }

    /** What a committed reader adds up. */
    Map<CounterKey, Figures> told() {
        Map<CounterKey, Figures> sums = new HashMap<>();
        committed.forEach(record -> sums.merge(
                new CounterKey(
                        record.key().bucket(),
                        record.key().epoch(),
                        record.key().userId(),
                        record.key().tag(),
                        0),
                record.figures(),
                Figures::plus));
        return withoutNothing(sums);
    }

    Map<CounterKey, Figures> counted() {
        return withoutNothing(gateway.counted);
    }

    private static Map<CounterKey, Figures> withoutNothing(Map<CounterKey, Figures> sums) {
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().equals(Figures.NONE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Finding> findings(Finding.Kind kind) {
        return findings.stream().filter(found -> found.kind() == kind).toList();
    }

    Instant now() {
        return clock.instant();
    }

    /** Sizes that do not matter here. */
    static final class FakeSizes implements SizeSource {

        final Map<String, List<BucketFigures>> byUser = new HashMap<>();
        boolean failing;

        @Override
        public Measured measured() {
            return Measured.EXACT_INTEGRAL;
        }

        @Override
        public Answer read() {
            return failing
                    ? new Answer.NotRead(new Trouble("transient", "on demand", Optional.empty(), false))
                    : new Answer.Sizes(Map.copyOf(byUser));
        }
    }
}
