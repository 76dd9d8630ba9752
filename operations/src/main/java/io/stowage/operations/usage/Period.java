package io.stowage.operations.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Whole days, UTC.
 *
 * @param from the first day
 * @param to the last day
 */
record Period(LocalDate from, LocalDate to) {

    /** @throws IllegalArgumentException when it ends before it begins */
    Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("--to: %s is before %s".formatted(to, from));
        }
    }

    /** The first moment. */
    Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(start()) && moment.isBefore(end());
    }

    /** Whether a stretch of time lies in it, in part or whole. */
    boolean touches(Instant from, Instant until) {
        return from.isBefore(end()) && until.isAfter(start());
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
