package io.stowage.usage.counter;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that an object's counters are about.
 *
 * @param start first moment counted
 * @param seconds how long was counted, as the object itself tells
 */
public record Window(Instant start, int seconds) {

    /** The first moment not counted. */
    public Instant end() {
        return start.plusSeconds(seconds);
    }

    /** Whether nothing is counted in it any more: it is over, and was so for a while. */
    public boolean isClosed(Duration settling, Instant now) {
        return !end().plus(settling).isAfter(now);
    }
}
