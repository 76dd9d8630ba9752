package io.stowage.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The same records in and out, in transactions of the same size: by the stream with a handler that decides at once, and
 * by a bare loop over Kafka's own clients that sends what is ready made. Both in this JVM, in turns, several times.
 */
final class StreamOverhead {

    static final int BATCH = 500;

    private static final int WARM_UP = 20_000;
    private static final int ORDERS = 60_000;
    private static final int ROUNDS = 3;

    private StreamOverhead() {}

    static Table measure(Path directory, Path logs) {
        Table table = new Table(
                "Overhead of the stream",
                "Orders in; memory, lifecycle event and credentials out, up to " + BATCH
                        + " orders in a transaction. Without a gateway: a handler that decides at once, and a loop over a plain"
                        + " consumer and a transactional producer that sends the same records ready made. Median of "
                        + ROUNDS + " runs (least – most).",
                "what",
                "orders/s",
                "share of bare Kafka");
        try (Platform platform = new Platform(directory)) {
            StreamTopics topics = new StreamTopics("overhead");
            platform.create(topics.all());
            platform.publish(() -> Samples.subscriptions(WARM_UP + ORDERS).stream()
                    .map(topics::order)
                    .iterator());
            List<Double> bare = new ArrayList<>();
            List<Double> stream = new ArrayList<>();
            List<Double> converted = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                String number = Integer.toString(round);
                bare.add(perSecond(
                        platform, topics, "bare-" + number, () -> BareLoop.start(platform, topics, "bare-" + number)));
                stream.add(perSecond(
                        platform,
                        topics,
                        "stream-" + number,
                        () -> InstantStream.start(platform, topics, "stream-" + number)));
                converted.add(perSecond(
                        platform,
                        topics,
                        "converted-" + number,
                        () -> ConvertedStream.start(platform, topics, "converted-" + number)));
            }
            row(table, "bare Kafka clients", bare, bare);
            row(table, "the stream", stream, bare);
            row(table, "the binder with message conversion, records ready made", converted, bare);
        }
        return table;
    }

    /** From the moment the first records were consumed: starting and warming up are left out. */
    private static double perSecond(
            Platform platform, StreamTopics topics, String group, Supplier<AutoCloseable> contestant) {
        try (AutoCloseable running = contestant.get()) {
            platform.awaitConsumed(group, topics.orders(), WARM_UP);
            long start = System.nanoTime();
            long before = platform.consumed(group, topics.orders());
            platform.awaitConsumed(group, topics.orders(), WARM_UP + ORDERS);
            return (WARM_UP + ORDERS - before) * 1e9 / (System.nanoTime() - start);
        } catch (Exception e) {
            throw new IllegalStateException(group + " failed", e);
        }
    }

    private static void row(Table table, String what, List<Double> runs, List<Double> bare) {
        Spread perSecond = Spread.of(runs);
        table.row(
                what,
                perSecond.toString(),
                Table.percent(perSecond.median() / Spread.of(bare).median()));
    }
}
