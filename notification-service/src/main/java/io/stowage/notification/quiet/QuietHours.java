package io.stowage.notification.quiet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A time of each day, by the customer's clock. Where the clock is put forward over its beginning or end, it begins or ends
 * at that moment; where the clock is put back over it, the first of the two counts.
 *
 * @param from the first moment of quiet
 * @param until the first moment after it; earlier than {@code from} where midnight lies in between
 */
public record QuietHours(LocalTime from, LocalTime until) {

    private static final Pattern FORM = Pattern.compile("([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})");

    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "quiet hours from %s until %s are none, or the whole day".formatted(from, until));
        }
    }

    /**
     * @param text for example {@code 22:00-07:00}
     * @throws IllegalArgumentException saying what is wanted
     */
    public static QuietHours parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            try {
                return new QuietHours(LocalTime.parse(form.group(1)), LocalTime.parse(form.group(2)));
            } catch (DateTimeParseException notATime) {
                // Told below.
            }
        }
        throw new IllegalArgumentException("'%s' are no quiet hours; write for example 22:00-07:00".formatted(text));
    }

    /** When the quiet ends in which this moment lies; empty: it lies in none. */
    public Optional<Instant> endAt(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .filter(day -> !now.isBefore(moment(day, from, zone)))
                .map(day -> moment(from.isBefore(until) ? day : day.plusDays(1), until, zone))
                .filter(now::isBefore)
                .findFirst();
    }

    private static Instant moment(LocalDate day, LocalTime time, ZoneId zone) {
        LocalDateTime local = day.atTime(time);
        ZoneOffsetTransition jump = zone.getRules().getTransition(local);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : local.atZone(zone).toInstant();
    }
}
