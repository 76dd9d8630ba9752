package io.stowage.notification.threshold;

import io.stowage.messages.Threshold;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A threshold in bytes, exact.
 *
 * @param reachedAt usage that is not less has reached it
 * @param leftBelow usage that is less has left it
 */
record Line(Threshold threshold, BigDecimal reachedAt, BigDecimal leftBelow) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * @param quota in bytes; empty: unlimited
     * @param margin how far below the threshold it is left: percentage points, or percent of an absolute one
     * @return empty for a percentage of nothing, and for a threshold that is not above zero
     */
    static Optional<Line> of(Threshold threshold, OptionalLong quota, int margin) {
        return switch (threshold) {
            case Threshold.Percent percent ->
                quota.isEmpty() || percent.percent().signum() <= 0
                        ? Optional.empty()
                        : Optional.of(ofQuota(percent, quota.getAsLong(), margin));
            case Threshold.Bytes bytes ->
                bytes.bytes() <= 0
                        ? Optional.empty()
                        : Optional.of(new Line(
                                bytes, BigDecimal.valueOf(bytes.bytes()), percentOf(bytes.bytes(), 100 - margin)));
        };
    }

    private static Line ofQuota(Threshold.Percent threshold, long quota, int margin) {
        BigDecimal percent = threshold.percent();
        // Of a small percentage the margin would leave nothing: usage could never fall below it.
        BigDecimal left = percent.subtract(BigDecimal.valueOf(margin)).max(percent.multiply(HALF));
        return new Line(threshold, percentOf(quota, percent), percentOf(quota, left));
    }

    boolean isReachedBy(long used) {
        return BigDecimal.valueOf(used).compareTo(reachedAt) >= 0;
    }

    boolean isLeftBy(long used) {
        return BigDecimal.valueOf(used).compareTo(leftBelow) < 0;
    }

    private static BigDecimal percentOf(long bytes, int percent) {
        return percentOf(bytes, BigDecimal.valueOf(percent));
    }

    private static BigDecimal percentOf(long bytes, BigDecimal percent) {
        return BigDecimal.valueOf(bytes).multiply(percent).movePointLeft(2);
    }
}
