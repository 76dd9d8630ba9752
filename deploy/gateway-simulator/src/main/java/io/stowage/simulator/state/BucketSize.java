package io.stowage.simulator.state;

/**
 * What a bucket holds and held, as {@code ostor-buckets} tells it.
 *
 * @param current bytes held now
 * @param highest the most bytes held within the hour of {@code lastHour}
 * @param accumulated byte-hours stored up to {@code lastHour}
 * @param lastHour hour of the last change, counted from 1970
 */
public record BucketSize(long current, long highest, long accumulated, long lastHour) {

    public static BucketSize emptyAt(long hour) {
        return new BucketSize(0, 0, 0, hour);
    }

    /** Adds or takes away bytes. */
    public BucketSize changedBy(long bytes, long hour) {
        long now = current + bytes;
        if (hour <= lastHour) {
            return new BucketSize(now, Math.max(highest, now), accumulated, lastHour);
        }
        // The old size was still held when the new hour began.
        return new BucketSize(now, Math.max(current, now), byteHoursAt(hour), hour);
    }

    /** Byte-hours up to the given hour: what was accumulated plus the present size since the last change. */
    public long byteHoursAt(long hour) {
        return accumulated + current * Math.max(0, hour - lastHour);
    }

    /** The most bytes held within the given hour. */
    public long highestAt(long hour) {
        return hour > lastHour ? current : highest;
    }
}
