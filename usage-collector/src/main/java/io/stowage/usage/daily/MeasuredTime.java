package io.stowage.usage.daily;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time that byte-hours are about. Time that two readings tell of, such as those of two users of one subscription, is
 * in it once.
 *
 * @param stretches in order of time and apart from each other
 */
public record MeasuredTime(List<Stretch> stretches) {

    public static final MeasuredTime NONE = new MeasuredTime(List.of());

    public MeasuredTime {
        stretches = List.copyOf(stretches);
    }

    /** Time without gaps, its end not included. */
    public record Stretch(Instant from, Instant until) {

        long micros() {
            return ChronoUnit.MICROS.between(from, until);
        }
    }

    static MeasuredTime of(Stretch stretch) {
        return stretch.from().isBefore(stretch.until()) ? new MeasuredTime(List.of(stretch)) : NONE;
    }

    MeasuredTime plus(MeasuredTime other) {
        List<Stretch> joined = new ArrayList<>();
        Stream.concat(stretches.stream(), other.stretches.stream())
                .sorted(Comparator.comparing(Stretch::from))
                .forEach(next -> join(joined, next));
        return new MeasuredTime(joined);
    }

    private static void join(List<Stretch> joined, Stretch next) {
        if (joined.isEmpty() || joined.getLast().until().isBefore(next.from())) {
            joined.add(next);
        } else if (joined.getLast().until().isBefore(next.until())) {
            joined.add(new Stretch(joined.removeLast().from(), next.until()));
        }
    }

    /** Microseconds in all. */
    public long micros() {
        return stretches.stream().mapToLong(Stretch::micros).sum();
    }
}
