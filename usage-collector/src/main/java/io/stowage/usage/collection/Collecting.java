package io.stowage.usage.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over a gateway's counters: what an earlier pass told is looked at again and deleted, then what is there is
 * told. Nothing is deleted in the pass that tells it: by the next one, what was told is known to be committed.
 */
final class Collecting {

    private final CounterSource source;
    private final PassBounds bounds;
    private final Duration settling;
    private final RetryWaits waits;
    private final CoverageFindings coverage;
    private final SideBySide calls;
    private final Clock clock;

    /** @param settling how long after its end a window may still be counted in */
    Collecting(
            CounterSource source,
            PassBounds bounds,
            Duration settling,
            RetryWaits waits,
            CoverageFindings coverage,
            Clock clock) {
        this.source = source;
        this.bounds = bounds;
        this.settling = settling;
        this.waits = waits;
        this.coverage = coverage;
        this.calls = new SideBySide(bounds.callsAtOnce());
        this.clock = clock;
    }

    /** @throws Interruption when the calling thread is interrupted */
    Collected pass(Progress before) {
        PassBook book = new PassBook(before, source.kept(), bounds, waits);
        Instant end = now().plus(bounds.time());
        revisit(before.told(), book, end);
        if (!book.isAway()) {
            Instant now = now();
            List<String> due = before.heldBack().stream()
                    .filter(held -> !held.readAgainAt().isAfter(now))
                    .map(HeldBack::objectName)
                    .toList();
            read(due, book, end);
        }
        if (!book.isAway()) {
            readListed(book, end);
        }
        return book.closed(coverage);
    }

    private record Revisited(Revisit revisit, Optional<CounterSource.Deletion> deletion) {}

    private void revisit(List<Told> told, PassBook book, Instant end) {
        int left = calls.each(
                told,
                this::revisit,
                (object, found) -> book.revisited(object, found.revisit(), found.deletion(), now()),
                () -> !book.isAway() && now().isBefore(end));
        if (left > 0) {
            book.leftOver();
        }
    }

    private Revisited revisit(Told told) {
        Revisit revisit = Revisit.of(told, source.read(told.objectName(), bounds.countersOfAnObject()), source.kept());
        return new Revisited(
                revisit,
                revisit instanceof Revisit.AsTold ? Optional.of(source.delete(told.objectName())) : Optional.empty());
    }

    /** Page by page, as far as pages can be had before something is deleted. */
    private void readListed(PassBook book, Instant end) {
        Set<String> named = new HashSet<>();
        CounterSource.Listing listing = source.list();
        while (true) {
            switch (listing) {
                case CounterSource.Listing.NotListed not -> {
                    book.met(not.trouble());
                    return;
                }
                case CounterSource.Listing.Names page -> {
                    List<String> fresh =
                            page.names().stream().filter(named::add).toList();
                    book.listed(page.names(), page.truncated());
                    if (fresh.isEmpty() && page.truncated()) {
                        // The same as before: this gateway does not list what is behind a name.
                        book.heldUp();
                        return;
                    }
                    Instant now = now();
                    List<String> readable = fresh.stream()
                            .filter(name -> book.isUnknown(name, now))
                            .toList();
                    if (read(readable, book, end) > 0 || !page.truncated() || book.hasMoved() || book.isAway()) {
                        return;
                    }
                    listing = source.listAfter(fresh.getLast());
                }
            }
        }
    }

    /** @return how many were not begun */
    private int read(List<String> names, PassBook book, Instant end) {
        int left = calls.each(
                names,
                this::sight,
                (name, sighting) -> book.sighted(name, sighting, now()),
                () -> !book.isAway() && !book.isFull() && now().isBefore(end));
        if (left > 0) {
            book.leftOver();
        }
        return left;
    }

    private Sighting sight(String name) {
        return Sighting.of(source.read(name, bounds.countersOfAnObject()), settling, bounds.rememberedBytes(), now());
    }

    /** As exact as it is remembered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
