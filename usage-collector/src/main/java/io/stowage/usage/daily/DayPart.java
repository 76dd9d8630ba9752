package io.stowage.usage.daily;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One subscription's usage of one day, or a part of it. Parts add up to the same whole in whatever order they come: records
 * may be late by days.
 *
 * @param day the day, UTC
 * @param newest the newest record in it
 * @param records how many usage records are in it
 * @param storage empty: no reading so far
 */
public record DayPart(LocalDate day, Origin newest, long records, Counts counts, Optional<DayStorage> storage) {

    /** @throws IllegalArgumentException for a day that no gateway can have counted in: its date would be out of order */
    public DayPart {
        if (day.getYear() < 1970 || day.getYear() > 9999) {
            throw new IllegalArgumentException("usage of " + day + " cannot be");
        }
    }

    /**
     * Where a record came from.
     *
     * @param at when its counter or size was read
     */
    public record Origin(Instant at, String gatewayId) {

        private static final Comparator<Origin> BY_TIME =
                Comparator.comparing(Origin::at).thenComparing(Origin::gatewayId);
    }

    /**
     * @throws IllegalArgumentException where the other one is of another day
     * @throws ArithmeticException where a sum is beyond 2^63
     */
    public DayPart plus(DayPart other) {
        if (!day.equals(other.day)) {
            throw new IllegalArgumentException("usage of " + other.day + " does not belong to " + day);
        }
        return new DayPart(
                day,
                Origin.BY_TIME.compare(newest, other.newest) > 0 ? newest : other.newest,
                records + other.records,
                counts.plus(other.counts),
                Stream.of(storage, other.storage).flatMap(Optional::stream).reduce(DayStorage::plus));
    }
}
