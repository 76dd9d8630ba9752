package io.stowage.notification.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Happenings that were handled, so that none is told twice, whatever a replay brings.
 *
 * @param until the newest of them; empty: there was none
 * @param ids of the latest, oldest first
 */
public record Heard(Optional<Instant> until, List<String> ids) {

    public static final Heard NOTHING = new Heard(Optional.empty(), List.of());

    private static final int KEPT = 16;

    /** Clocks of those who tell may differ by so much; what is older than that was heard, though its id is forgotten. */
    private static final Duration DISORDER = Duration.ofHours(1);

    public Heard {
        ids = List.copyOf(ids);
    }

    public boolean isRepetition(Happening happening) {
        return ids.contains(happening.id())
                || until.filter(newest -> happening.occurredAt().isBefore(newest.minus(DISORDER)))
                        .isPresent();
    }

    public Heard with(Happening happening) {
        List<String> all =
                Stream.concat(ids.stream(), Stream.of(happening.id())).toList();
        return new Heard(
                Optional.of(until.filter(newest -> newest.isAfter(happening.occurredAt()))
                        .orElse(happening.occurredAt())),
                all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
