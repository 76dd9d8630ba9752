package io.stowage.benchmarks;

import java.util.List;

/**
 * What several runs of the same work came to. The report shows all three: where least and most lie far apart, the
 * machine had other things to do, and a comparison of medians says little.
 */
record Spread(double least, double median, double most) {

    static Spread of(List<Double> runs) {
        List<Double> sorted = runs.stream().sorted().toList();
        return new Spread(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }

    Spread times(double factor) {
        return new Spread(factor * least, factor * median, factor * most);
    }

    /** Median, and in brackets least and most. */
    @Override
    public String toString() {
        return "%s (%s – %s)".formatted(Table.number(median), Table.number(least), Table.number(most));
    }
}
