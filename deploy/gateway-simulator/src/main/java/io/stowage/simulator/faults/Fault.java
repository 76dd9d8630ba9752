package io.stowage.simulator.faults;

import java.time.Duration;

/**
 * Something that goes wrong on demand.
 *
 * @param calls which kinds of calls it concerns: {@code users.create}, {@code s3.*}, {@code admin} (all but S3),
 *     {@code *}, or several of these separated by commas
 * @param times how many matching calls it strikes; 0 for every one until it is removed
 * @param probability between 0 and 1; a call that is spared does not use up a time
 */
public record Fault(String calls, Effect effect, int times, double probability) {

    /** What goes wrong. */
    public sealed interface Effect {}

    /** The answer is late by a time between the two. */
    public record Delay(Duration least, Duration most) implements Effect {}

    /** The call is refused and has no effect. */
    public record Refuse(int status, String code, String reason) implements Effect {}

    /** The connection is closed without an answer, and the call has had no effect. */
    public record CutBefore() implements Effect {}

    /** The connection is closed without an answer, and the call has had its effect. */
    public record CutAfter() implements Effect {}

    public Fault {
        if (times < 0) {
            throw new IllegalArgumentException("times must not be negative, but is " + times);
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be above 0 and at most 1, but is " + probability);
        }
        CallPattern.parse(calls);
    }

    public static Fault delay(String calls, Duration by) {
        return new Fault(calls, new Delay(by, by), 0, 1);
    }

    public static Fault delay(String calls, Duration least, Duration most) {
        return new Fault(calls, new Delay(least, most), 0, 1);
    }

    /** A refusal as a gateway in trouble words it. */
    public static Fault refuse(String calls, int status) {
        return new Fault(calls, new Refuse(status, Refusals.code(status), "Refused on demand."), 0, 1);
    }

    public static Fault cutBefore(String calls) {
        return new Fault(calls, new CutBefore(), 0, 1);
    }

    public static Fault cutAfter(String calls) {
        return new Fault(calls, new CutAfter(), 0, 1);
    }

    public Fault times(int calls) {
        return new Fault(this.calls, effect, calls, probability);
    }

    public Fault withProbability(double chance) {
        return new Fault(calls, effect, times, chance);
    }
}
