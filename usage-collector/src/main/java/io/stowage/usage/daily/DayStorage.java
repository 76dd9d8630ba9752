package io.stowage.usage.daily;

import io.stowage.usage.storage.ByteHours;
import io.stowage.usage.storage.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What was stored within a day.
 *
 * @param measurement how the newest byte-hours came about
 * @param newestAt the newest reading in it
 * @param byteHours bytes times hours, of {@link ByteHours#DIGITS} decimals
 * @param maximumBytes the largest sum of the buckets' hourly maxima among the day's readings; 0 where it had none
 * @param measured the time that the byte-hours are about
 */
public record DayStorage(
        Measurement measurement, Instant newestAt, BigDecimal byteHours, long maximumBytes, MeasuredTime measured) {

    private static final BigDecimal MICROS_OF_AN_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toNanos() / 1_000);

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    DayStorage plus(DayStorage other) {
        return new DayStorage(
                isNewerThan(other) ? measurement : other.measurement,
                newestAt.isAfter(other.newestAt) ? newestAt : other.newestAt,
                byteHours.add(other.byteHours),
                Math.max(maximumBytes, other.maximumBytes),
                measured.plus(other.measured));
    }

    /** Of two of the same time it must not matter which one comes first. */
    private boolean isNewerThan(DayStorage other) {
        int order = newestAt.compareTo(other.newestAt);
        return order > 0 || (order == 0 && measurement.compareTo(other.measurement) > 0);
    }

    /**
     * Bytes stored on average over the time measured, rounded half up; 0 where nothing was measured. The largest long where
     * a gateway counts more than can be: a total must be told whatever is in it.
     */
    public long averageBytes() {
        long micros = measured.micros();
        return micros == 0
                ? 0
                : byteHours
                        .multiply(MICROS_OF_AN_HOUR)
                        .divide(BigDecimal.valueOf(micros), 0, RoundingMode.HALF_UP)
                        .min(LARGEST)
                        .longValueExact();
    }

    /** Full seconds of the day that the byte-hours are about. */
    public long measuredSeconds() {
        return measured.micros() / 1_000_000;
    }
}
