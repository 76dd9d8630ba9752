package io.stowage.benchmarks;

import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.state.UsageObject;
import io.stowage.simulator.state.UsageRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Statistics objects of windows that are over: each of another window, its counters of as many users and buckets. */
record WaitingUsage(int objects, int countersEach) {

    private static final long WINDOW_SECONDS = 1800;
    private static final long SERVICE = 0x8000_0000_0000_0000L;
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000Z'").withZone(ZoneOffset.UTC);

    long counters() {
        return (long) objects * countersEach;
    }

    /** @param round tells the names of one measurement from those of another */
    List<UsageObject> made(int round) {
        long newest = Instant.now().minus(1, ChronoUnit.DAYS).getEpochSecond() / WINDOW_SECONDS * WINDOW_SECONDS;
        return IntStream.range(0, objects)
                .mapToObj(number -> {
                    long start = newest - number * WINDOW_SECONDS;
                    String name = "s3-usage-%016x-%s-%d"
                            .formatted(SERVICE + round, NAME_TIME.format(Instant.ofEpochSecond(start)), WINDOW_SECONDS);
                    return new UsageObject(name, start, WINDOW_SECONDS, rows());
                })
                .toList();
    }

    private List<UsageRow> rows() {
        return IntStream.range(0, countersEach)
                .mapToObj(number -> new UsageRow(
                        new UsageKey(
                                "bucket-of-customer-" + number,
                                0x5F3C_0000_0000L + number,
                                "%016x".formatted(number * 0x9E3779B97F4A7C15L),
                                ""),
                        17 + number,
                        4_711,
                        12,
                        3,
                        1_048_576L * number,
                        33_554_432L))
                .toList();
    }
}
