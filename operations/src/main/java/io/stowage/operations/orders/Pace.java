package io.stowage.operations.orders;

import io.stowage.operations.input.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** At most so many a second, evenly: what was not used up is not made up for later. */
final class Pace {

    private final long intervalNanos;
    private long due = Long.MIN_VALUE;

    private Pace(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    static Pace unbounded() {
        return new Pace(0);
    }

    /**
     * A number of orders per second.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static Pace parse(String perSecond) {
        BigDecimal rate = Rate.parse(perSecond, "orders/s");
        return new Pace(BigDecimal.valueOf(TimeUnit.SECONDS.toNanos(1))
                .divide(rate, 0, RoundingMode.CEILING)
                .longValueExact());
    }

    /**
     * How long the next one has to wait; it counts as begun then.
     *
     * @param now of a clock that never goes back, in nanoseconds
     */
    Duration next(long now) {
        long begins = due == Long.MIN_VALUE || due - now < 0 ? now : due;
        due = begins + intervalNanos;
        return Duration.ofNanos(begins - now);
    }
}
