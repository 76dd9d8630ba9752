package io.stowage.notification.threshold;

import io.stowage.messages.Threshold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The thresholds of one measure that a customer is told of.
 *
 * <p>A threshold is reached when usage is not less than it. It is left when usage has fallen below it by more than the
 * margin, so that usage that wavers around it makes no news. What is reached and what the customer is told are two
 * things: the customer may be asleep when it happens.
 *
 * @param thresholds in any order; percentages only where there is a quota
 * @param quota in bytes, more than zero; empty: unlimited
 * @param margin how far below a threshold it is left, 0 to 50: percentage points, or percent of an absolute one. A
 *     percentage is left at half of it at the latest.
 */
public record Watch(List<Threshold> thresholds, OptionalLong quota, int margin) {

    public Watch {
        if (margin < 0 || margin > 50) {
            throw new IllegalArgumentException("a margin of %d is not within 0 and 50".formatted(margin));
        }
        if (quota.isPresent() && quota.getAsLong() <= 0) {
            throw new IllegalArgumentException("a quota of %d bytes is none".formatted(quota.getAsLong()));
        }
        thresholds = thresholds.stream().distinct().toList();
    }

    /**
     * What this usage makes of the crossings; nobody is told anything. The same usage again changes nothing. A threshold
     * that is not watched any more is forgotten.
     *
     * @param used bytes, not negative
     * @param at when it was so
     */
    public List<Crossing> at(long used, List<Crossing> before, Instant at) {
        List<Crossing> after = new ArrayList<>();
        for (Threshold threshold : thresholds) {
            Optional<Crossing> known = before.stream()
                    .filter(crossing -> crossing.threshold().equals(threshold))
                    .findFirst();
            Optional<Line> line = Line.of(threshold, quota, margin);
            (known.isPresent()
                            ? moved(known.get(), line, used, at)
                            : line.filter(drawn -> drawn.isReachedBy(used))
                                    .map(drawn -> new Crossing(threshold, Stage.REACHED, at)))
                    .ifPresent(after::add);
        }
        return after;
    }

    /** @param line empty: there is no quota any more, so nothing is reached */
    private static Optional<Crossing> moved(Crossing before, Optional<Line> line, long used, Instant at) {
        boolean reached = line.filter(drawn -> drawn.isReachedBy(used)).isPresent();
        boolean left = line.isEmpty() || line.get().isLeftBy(used);
        return switch (before.stage()) {
            // What nobody was told needs no margin: it is as if it had not been.
            case REACHED -> reached ? Optional.of(before) : Optional.empty();
            case LEFT -> Optional.of(left ? before : new Crossing(before.threshold(), Stage.TOLD, at));
            case TOLD -> Optional.of(left ? new Crossing(before.threshold(), Stage.LEFT, at) : before);
        };
    }

    /**
     * What there is to tell: of several that were reached the highest, of several that were left the lowest. A threshold
     * below one that the customer knows to be reached is no news.
     */
    public News news(List<Crossing> crossings) {
        Optional<Crossing> known = highest(crossings, Stage.TOLD);
        Optional<Crossing> reached =
                highest(crossings, Stage.REACHED).filter(high -> known.isEmpty() || compare(high, known.get()) > 0);
        Optional<Crossing> left = of(crossings, Stage.LEFT).min(this::compare);
        return new News(reached, left);
    }

    /** The crossings when the customer has been told all of them. */
    public static List<Crossing> told(List<Crossing> crossings) {
        return crossings.stream()
                .filter(Crossing::isReached)
                .map(crossing -> new Crossing(crossing.threshold(), Stage.TOLD, crossing.since()))
                .toList();
    }

    /** Whether the customer's knowledge lags behind. */
    public static boolean isUntold(List<Crossing> crossings) {
        return crossings.stream().anyMatch(crossing -> crossing.stage() != Stage.TOLD);
    }

    /** Each of them is told in one message, and stands for all that go with it. */
    public record News(Optional<Crossing> reached, Optional<Crossing> left) {}

    private Optional<Crossing> highest(List<Crossing> crossings, Stage stage) {
        return of(crossings, stage).max(this::compare);
    }

    private static Stream<Crossing> of(List<Crossing> crossings, Stage stage) {
        return crossings.stream().filter(crossing -> crossing.stage() == stage);
    }

    private int compare(Crossing one, Crossing other) {
        return height(one.threshold()).compareTo(height(other.threshold()));
    }

    /** Percentages of no quota are ordered among themselves. */
    private BigDecimal height(Threshold threshold) {
        return Line.of(threshold, quota, margin).map(Line::reachedAt).orElseGet(() -> switch (threshold) {
            case Threshold.Percent percent -> percent.percent();
            case Threshold.Bytes bytes -> BigDecimal.valueOf(bytes.bytes());
        });
    }
}
