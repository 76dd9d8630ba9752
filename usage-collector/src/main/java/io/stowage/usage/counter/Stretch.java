package io.stowage.usage.counter;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param until the first moment after it, later than the first
 */
public record Stretch(Instant from, Instant until) {

    public Stretch {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "a stretch of time ends after it begins, unlike " + from + " to " + until);
        }
    }

    Duration length() {
        return Duration.between(from, until);
    }

    /** Whether they share time or follow each other. */
    boolean touches(Stretch other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    /** Whether they share time. */
    boolean overlaps(Stretch other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    Stretch sharedWith(Stretch other) {
        return new Stretch(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    Stretch joinedWith(Stretch other) {
        return new Stretch(
                from.isBefore(other.from) ? from : other.from, until.isAfter(other.until) ? until : other.until);
    }
}
