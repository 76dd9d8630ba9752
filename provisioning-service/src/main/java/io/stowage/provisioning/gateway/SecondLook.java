package io.stowage.provisioning.gateway;

import java.time.Duration;
import java.time.Instant;

/**
 * When the gateway is looked at once more after something was written. No gateway knows who may still write: a call of
 * an instance that was killed or stood still, or one whose answer was given up, may have its effect after the account was
 * brought about by another call.
 *
 * <p>Second looks lie at multiples of the period, so that one listing of the gateway's users serves all of them.
 *
 * @param period longer than a call may be under way
 */
public record SecondLook(Duration period) {

    public SecondLook {
        if (period.toMillis() < 1) {
            throw new IllegalArgumentException("the second look must come after a positive time");
        }
    }

    /** One to two periods after the write. */
    Instant after(Instant write) {
        return beginOfPeriod(write).plus(period.multipliedBy(2));
    }

    /** The latest time at or before this one at which second looks are due. */
    Instant beginOfPeriod(Instant time) {
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), period.toMillis()) * period.toMillis());
    }
}
