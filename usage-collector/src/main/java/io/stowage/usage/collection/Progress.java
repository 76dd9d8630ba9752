package io.stowage.usage.collection;

import io.stowage.usage.counter.Coverage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far the collection of one gateway has come.
 *
 * @param collectAt when counters are collected next; empty: the gateway has none
 * @param measureAt when sizes are read next
 * @param measuredAt when sizes were read last; empty: they never were
 * @param told objects that are to be deleted
 * @param heldBack objects that cannot be read
 * @param covered the time that each service of the gateway has counters for
 * @param usersWithBuckets at the last reading of sizes; empty: nothing was read so far
 * @param failure why counters could not be collected at the last attempt
 * @param measuringFailure why sizes could not be read at the last attempt
 */
public record Progress(
        String gatewayId,
        Optional<Instant> collectAt,
        Instant measureAt,
        Optional<Instant> measuredAt,
        List<Told> told,
        List<HeldBack> heldBack,
        Map<String, Coverage> covered,
        Optional<Set<String>> usersWithBuckets,
        Optional<Failure> failure,
        Optional<Failure> measuringFailure) {

    public Progress {
        told = List.copyOf(told);
        heldBack = List.copyOf(heldBack);
        covered = Map.copyOf(covered);
        usersWithBuckets = usersWithBuckets.map(Set::copyOf);
    }

    /** Of a gateway that nothing was collected from yet. */
    public static Progress beginning(String gatewayId, boolean counts, Instant now) {
        return new Progress(
                gatewayId,
                counts ? Optional.of(now) : Optional.empty(),
                now,
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing could be begun; what is due is tried again later. */
    public Progress failed(Trouble trouble, RetryWaits waits, Instant now) {
        boolean collecting = collectAt.filter(at -> !at.isAfter(now)).isPresent();
        boolean measuring = !measureAt.isAfter(now);
        Failure ofCounters = Failure.of(trouble, failure, now);
        Failure ofSizes = Failure.of(trouble, measuringFailure, now);
        return new Progress(
                gatewayId,
                collecting ? Optional.of(now.plus(waits.after(ofCounters.attempts()))) : collectAt,
                measuring ? now.plus(waits.after(ofSizes.attempts())) : measureAt,
                measuredAt,
                told,
                heldBack,
                covered,
                usersWithBuckets,
                collecting ? Optional.of(ofCounters) : failure,
                measuring ? Optional.of(ofSizes) : measuringFailure);
    }

    /** The gateway counts, or not, as told now. */
    public Progress counting(boolean counts, Instant now) {
        return new Progress(
                gatewayId,
                counts ? Optional.of(collectAt.orElse(now)) : Optional.empty(),
                measureAt,
                measuredAt,
                told,
                heldBack,
                covered,
                usersWithBuckets,
                failure,
                measuringFailure);
    }

    /** The failure that has been going on for longest. */
    public Optional<Failure> oldestFailure() {
        return Stream.of(failure, measuringFailure)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Failure::firstAt));
    }
}
