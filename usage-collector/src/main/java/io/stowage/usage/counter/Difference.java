package io.stowage.usage.counter;

import java.util.List;

/**
 * A counter that is other than it was told.
 *
 * @param figures to be added to what was told of it
 * @param first whether nothing was told of it before
 */
public record Difference(CounterKey key, Figures figures, boolean first) {

    /** Whether counters only grew: what a log does that is written on, and not one that was begun anew. */
    public static boolean isGrowth(List<Difference> differences) {
        return differences.stream().allMatch(difference -> difference.figures().isGrowth());
    }
}
