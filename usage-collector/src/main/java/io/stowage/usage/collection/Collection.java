package io.stowage.usage.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Collects what one gateway counted and measured, pass by pass. */
public final class Collection {

    private final String gatewayId;
    private final Optional<Collecting> collecting;
    private final SizeSource sizes;
    private final Schedule schedule;
    private final Clock clock;

    /**
     * @param counters empty where the gateway has none
     * @param settling how long after its end a window may still be counted in
     * @param gapsLongerThan shorter gaps between windows are nothing to tell of
     */
    public Collection(
            String gatewayId,
            Optional<CounterSource> counters,
            SizeSource sizes,
            Schedule schedule,
            PassBounds bounds,
            Duration settling,
            Duration gapsLongerThan,
            Clock clock) {
        this.gatewayId = gatewayId;
        this.collecting = counters.map(source -> new Collecting(
                source, bounds, settling, schedule.waits(), new CoverageFindings(gatewayId, gapsLongerThan), clock));
        this.sizes = sizes;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Whether the gateway counts operations and traffic. */
    public boolean counts() {
        return collecting.isPresent();
    }

    /**
     * Does what is due. Not to be called with a progress that is not committed: what it says was told is deleted at the
     * gateway.
     *
     * @throws Interruption when the calling thread is interrupted
     */
    public Pass pass(Progress before) {
        Instant began = now();
        Measurement measured = before.measureAt().isAfter(began)
                ? new Measurement.NotDue()
                : Measurement.of(sizes.measured(), sizes.read(), before, began);
        boolean collectNow = before.collectAt().filter(at -> !at.isAfter(began)).isPresent();
        Optional<Collected> collected = collecting.filter(due -> collectNow).map(some -> some.pass(before));
        return pass(before, collected, measured, now());
    }

    private Pass pass(Progress before, Optional<Collected> collected, Measurement measured, Instant now) {
        Optional<Failure> failure = collected
                .map(tried -> tried.trouble().map(met -> Failure.of(met, before.failure(), now)))
                .orElse(before.failure());
        Optional<Failure> measuringFailure = switch (measured) {
            case Measurement.NotDue not -> before.measuringFailure();
            case Measurement.Failed failed -> Optional.of(Failure.of(failed.trouble(), before.measuringFailure(), now));
            case Measurement.Done done -> Optional.empty();
        };
        Progress progress = new Progress(
                gatewayId,
                before.collectAt()
                        .map(at -> collected
                                .map(some -> collectAfter(some, failure, now))
                                .orElse(at)),
                measureAfter(before, measured, measuringFailure, now),
                measured instanceof Measurement.Done done ? Optional.of(done.readAt()) : before.measuredAt(),
                collected.map(Collected::told).orElse(before.told()),
                collected.map(Collected::heldBack).orElse(before.heldBack()),
                collected.map(Collected::covered).orElse(before.covered()),
                measured instanceof Measurement.Done done ? Optional.of(done.users()) : before.usersWithBuckets(),
                failure,
                measuringFailure);
        return new Pass(
                progress,
                collected.map(Collected::records).orElse(List.of()),
                measured instanceof Measurement.Done done ? done.readings() : List.of(),
                collected.map(Collected::findings).orElse(List.of()),
                collected.map(Collected::setAside).orElse(List.of()),
                collected.filter(Collected::again).isPresent(),
                collected.map(Collected::tally));
    }

    private Instant collectAfter(Collected collected, Optional<Failure> failure, Instant now) {
        return collected.again()
                ? now
                : failure.map(met -> retryAt(met, now)).orElse(now.plus(schedule.collectEvery()));
    }

    private Instant measureAfter(Progress before, Measurement measured, Optional<Failure> failure, Instant now) {
        return switch (measured) {
            case Measurement.NotDue not -> before.measureAt();
            case Measurement.Failed failed -> retryAt(failure.orElseThrow(), now);
            case Measurement.Done done -> schedule.measureAfter(before.measureAt(), now);
        };
    }

    private Instant retryAt(Failure failure, Instant now) {
        return now.plus(schedule.waits().after(failure.attempts()));
    }

    /** As exact as it is remembered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
