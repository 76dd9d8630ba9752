package io.stowage.usage.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The time that one service of a gateway has counters for.
 *
 * @param stretches in order of time and apart from each other; the latest only
 */
public record Coverage(List<Stretch> stretches) {

    /** What is remembered. A window that comes later than this many gaps is neither gap nor overlap any more. */
    static final int MOST_STRETCHES = 100;

    public static final Coverage NONE = new Coverage(List.of());

    public Coverage {
        stretches = List.copyOf(stretches);
    }

    /**
     * What a window changes.
     *
     * @param after the coverage with the window
     * @param shared time that it shares with windows before it
     */
    public record Added(Coverage after, List<Stretch> shared) {}

    public Added with(Window window) {
        if (window.seconds() == 0 || isForgotten(window.end())) {
            return new Added(this, List.of());
        }
        Stretch joined = new Stretch(window.start(), window.end());
        Stretch added = joined;
        List<Stretch> shared = new ArrayList<>();
        List<Stretch> before = new ArrayList<>();
        List<Stretch> behind = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.overlaps(added)) {
                shared.add(stretch.sharedWith(added));
            }
            if (stretch.touches(joined)) {
                joined = joined.joinedWith(stretch);
            } else if (stretch.from().isBefore(joined.from())) {
                before.add(stretch);
            } else {
                behind.add(stretch);
            }
        }
        before.add(joined);
        before.addAll(behind);
        return new Added(new Coverage(before), shared);
    }

    /** The times between the stretches that are longer than this. */
    public List<Stretch> gaps(Duration longerThan) {
        List<Stretch> gaps = new ArrayList<>();
        for (int i = 1; i < stretches.size(); i++) {
            Stretch gap =
                    new Stretch(stretches.get(i - 1).until(), stretches.get(i).from());
            if (gap.length().compareTo(longerThan) > 0) {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    /** What is worth remembering. */
    public Coverage latest() {
        int dropped = Math.max(0, stretches.size() - MOST_STRETCHES);
        return dropped == 0 ? this : new Coverage(stretches.subList(dropped, stretches.size()));
    }

    /** Before the oldest of as many stretches as are remembered there may have been others. */
    private boolean isForgotten(Instant end) {
        return stretches.size() >= MOST_STRETCHES
                && end.isBefore(stretches.getFirst().from());
    }
}
