package io.stowage.usage.daily;

import io.stowage.usage.daily.DayPart.Origin;
import io.stowage.usage.daily.MeasuredTime.Stretch;
import io.stowage.usage.storage.ByteHours;
import io.stowage.usage.storage.Measurement;
import io.stowage.usage.storage.StorageUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What usage records are worth to the days that they are about. */
public final class DayParts {

    private DayParts() {}

    /**
     * A counter belongs to the day in which its window begins.
     *
     * @param collectedAt when it was read
     */
    public static DayPart ofCounter(String gatewayId, Instant windowStart, Counts counts, Instant collectedAt) {
        return new DayPart(dayOf(windowStart), new Origin(collectedAt, gatewayId), 1, counts, Optional.empty());
    }

    /**
     * Byte-hours are divided among the days by time, and the parts add up to the whole to the last digit. The maximum
     * belongs to the day of the reading. A count of the gateway's own is about full hours: those that were over at the
     * reading before are not in it, and neither is the hour of the reading.
     */
    public static Stream<DayPart> ofStorage(String gatewayId, StorageUse use, Measurement measurement) {
        Map<LocalDate, DayStorage> days = new TreeMap<>();
        Origin origin = new Origin(use.until(), gatewayId);
        DayStorage reading =
                new DayStorage(measurement, use.until(), ByteHours.NONE, use.hourMaximum(), MeasuredTime.NONE);
        days.put(dayOf(use.until()), reading);
        use.from()
                .ifPresent(from -> divide(use.byteHours(), time(from, use.until(), measurement), (stretch, share) -> {
                    DayStorage part = new DayStorage(measurement, use.until(), share, 0, MeasuredTime.of(stretch));
                    days.merge(dayOf(stretch.from()), part, DayStorage::plus);
                }));
        return days.entrySet().stream()
                .map(day -> new DayPart(day.getKey(), origin, 1, Counts.NONE, Optional.of(day.getValue())));
    }

    private static Stretch time(Instant from, Instant until, Measurement measurement) {
        return measurement == Measurement.EXACT_INTEGRAL
                ? new Stretch(from.truncatedTo(ChronoUnit.HOURS), until.truncatedTo(ChronoUnit.HOURS))
                : new Stretch(from, until);
    }

    private static void divide(BigDecimal whole, Stretch time, Share taker) {
        long length = time.micros();
        if (length <= 0) {
            // A gateway whose hours begin a little before ours.
            taker.take(time, whole);
            return;
        }
        BigDecimal given = ByteHours.NONE;
        Instant start = time.from();
        while (start.isBefore(time.until())) {
            Instant midnight =
                    dayOf(start).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = midnight.isBefore(time.until()) ? midnight : time.until();
            // Up to here, rounded, less what was given so far: what is rounded off one day falls to the next.
            BigDecimal upToHere = whole.multiply(BigDecimal.valueOf(new Stretch(time.from(), end).micros()))
                    .divide(BigDecimal.valueOf(length), ByteHours.DIGITS, RoundingMode.HALF_UP);
            taker.take(new Stretch(start, end), upToHere.subtract(given));
            given = upToHere;
            start = end;
        }
    }

    private interface Share {
        void take(Stretch stretch, BigDecimal share);
    }

    private static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
