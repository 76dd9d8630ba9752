package io.stowage.usage.stream;

import io.stowage.usage.collection.PassBounds;
import io.stowage.usage.collection.RetryWaits;
import io.stowage.usage.collection.Schedule;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the collection.
 *
 * @param collectEvery between two looks for counters at a gateway, when there are none left
 * @param settling how long after its end a window may still be counted in
 * @param gapsLongerThan shorter gaps between windows are not reported
 * @param measureEvery between two readings of a gateway's bucket sizes
 * @param objectsPerPass objects told within one transaction
 * @param countersPerPass counters told within one transaction; an object that has more is told alone
 * @param passTime after which a pass begins nothing more
 * @param callsAtOnce objects read, or deleted, at the same time at one gateway
 * @param countersOfAnObject an object with more is held back
 * @param firstRetry wait before a gateway, or an object that cannot be read, is tried again; doubled each time
 * @param longestRetry the wait stops growing here
 */
@ConfigurationProperties("stowage.usage")
record UsageSettings(
        @DefaultValue("5m") Duration collectEvery,
        @DefaultValue("5m") Duration settling,
        @DefaultValue("0s") Duration gapsLongerThan,
        @DefaultValue("1h") Duration measureEvery,
        @DefaultValue("500") int objectsPerPass,
        @DefaultValue("50000") int countersPerPass,
        @DefaultValue("20s") Duration passTime,
        @DefaultValue("8") int callsAtOnce,
        @DefaultValue("200000") int countersOfAnObject,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("10m") Duration longestRetry) {

    /** The memory is one record of at most 16 MiB; held back objects and the coverage are in it, too. */
    private static final int REMEMBERED_BYTES = 8 * 1024 * 1024;

    /** Unreadable objects within one transaction, each with up to {@link #LONGEST_CONTENT}. */
    private static final int SET_ASIDE = 8;

    /** Bytes of an unreadable object that are shown; what dead letters do not take is cut there. */
    static final int LONGEST_CONTENT = 4 * 1024 * 1024;

    UsageSettings {
        if (settling.isNegative() || gapsLongerThan.isNegative()) {
            throw new IllegalArgumentException(
                    "stowage.usage.settling and stowage.usage.gaps-longer-than must not be negative");
        }
        if (objectsPerPass < 1 || countersPerPass < 1 || callsAtOnce < 1 || countersOfAnObject < 1) {
            throw new IllegalArgumentException("stowage.usage.objects-per-pass, stowage.usage.counters-per-pass,"
                    + " stowage.usage.calls-at-once and stowage.usage.counters-of-an-object must be 1 or more");
        }
        if (!passTime.isPositive()) {
            throw new IllegalArgumentException("stowage.usage.pass-time must be positive");
        }
    }

    Schedule schedule() {
        return new Schedule(collectEvery, measureEvery, waits());
    }

    RetryWaits waits() {
        return new RetryWaits(firstRetry, longestRetry);
    }

    PassBounds bounds() {
        return new PassBounds(
                objectsPerPass,
                countersPerPass,
                passTime,
                callsAtOnce,
                countersOfAnObject,
                REMEMBERED_BYTES,
                SET_ASIDE);
    }
}
