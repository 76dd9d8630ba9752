package io.stowage.usage.topology;

import java.time.LocalDate;

/**
 * Which day of whom. Days are stored by date first, so that the old ones lie together.
 *
 * @param day the day, UTC
 */
record DayKey(LocalDate day, String subscriptionId) {

    /** Length of {@code 2026-11-21}. */
    private static final int DATE_LENGTH = 10;

    static DayKey ofStored(String key) {
        return new DayKey(LocalDate.parse(key.substring(0, DATE_LENGTH)), key.substring(DATE_LENGTH + 1));
    }

    /** Before every key of that day and after all of the day before. */
    static String firstOf(LocalDate day) {
        return day.toString();
    }

    String stored() {
        return day + "/" + subscriptionId;
    }

    /** Key of the record on {@code stowage.usage.daily}. */
    String told() {
        return subscriptionId + "/" + day;
    }
}
