package io.stowage.usage.daily;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How long totals are kept.
 *
 * @param days number of days before today, 1 or more
 */
public record History(int days) {

    public History {
        if (days < 1) {
            throw new IllegalArgumentException("stowage.usage.history-days must be 1 or more");
        }
    }

    /** The oldest day, UTC, that is kept. */
    public LocalDate oldest(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days);
    }

    /** Whether usage of that day is late beyond what is kept. */
    public boolean isOver(LocalDate day, Instant now) {
        return day.isBefore(oldest(now));
    }
}
