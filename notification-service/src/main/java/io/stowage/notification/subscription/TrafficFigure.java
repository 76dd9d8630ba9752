package io.stowage.notification.subscription;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Traffic of a month.
 *
 * @param month UTC
 * @param revision grows with every record that is in it
 * @param bytes sent and received
 * @param updatedAt event time of the newest record in it
 */
public record TrafficFigure(YearMonth month, long revision, long bytes, Instant updatedAt) {

    boolean isNewerThan(TrafficFigure other) {
        return month.equals(other.month) ? revision > other.revision : month.isAfter(other.month);
    }
}
