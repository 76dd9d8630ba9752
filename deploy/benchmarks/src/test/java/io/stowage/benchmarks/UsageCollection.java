package io.stowage.benchmarks;

import static org.awaitility.Awaitility.await;

import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.usage.UsageApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Counters collected from a gateway by the running service: read, told, read again and deleted. Against it, the same
 * records produced by Kafka's own client, without a gateway; and the heap while few and while many objects wait.
 */
final class UsageCollection {

    private static final int AT_ONCE = 64;
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int MANY = Integer.getInteger("benchmarks.usage-objects", 100_000);
    private static final Topic TOLD = TopicCatalogue.USAGE_OPERATIONS;

    private final Platform platform;
    private final SimulatedGateway gateway;
    private final ServiceProcess service;
    private int round;

    private UsageCollection(Platform platform, SimulatedGateway gateway, ServiceProcess service) {
        this.platform = platform;
        this.gateway = gateway;
        this.service = service;
    }

    static Table measure(Path directory, Path logs) {
        Table table = new Table(
                "Collecting usage",
                "Statistics objects waiting at a gateway that takes " + AT_ONCE
                        + " calls at once and answers at once; three calls each (read, read again, delete). Through the"
                        + " service until none is left, and the same records from a bare producer. One run.",
                "objects",
                "counters in each",
                "counters/s",
                "objects/s",
                "bare producer, records/s",
                "service : bare producer",
                "service's processor time per counter, µs",
                "heap alive meanwhile, MB");
        try (Platform platform = new Platform(directory);
                SimulatedGateway gateway = new SimulatedGateway(AT_ONCE);
                ServiceProcess service = ServiceProcess.start(
                        UsageApplication.class,
                        Map.of(
                                "stowage.usage.collect-every", "1s",
                                "stowage.usage.calls-at-once", Integer.toString(AT_ONCE),
                                "stowage.usage.state-directory",
                                        directory.resolve("metering").toString()),
                        platform,
                        gateway,
                        logs.resolve("usage.log"),
                        "-Xmx1g",
                        "-XX:+UseParallelGC")) {
            UsageCollection measurement = new UsageCollection(platform, gateway, service);
            measurement.collected(new WaitingUsage(5_000, 1));
            measurement.collected(new WaitingUsage(20, 10_000));
            measurement.with(new WaitingUsage(10, 1), table);
            measurement.with(new WaitingUsage(MANY, 1), table);
            measurement.with(new WaitingUsage(MANY / 20, 100), table);
            measurement.with(new WaitingUsage(MANY / 2_000, 10_000), table);
        }
        return table;
    }

    private void with(WaitingUsage waiting, Table table) {
        CommittedRecords.Position before = CommittedRecords.end(platform, TOLD);
        Run run = collected(waiting);
        CommittedRecords told = CommittedRecords.since(platform, TOLD, before);
        if (told.number() != waiting.counters()) {
            throw new IllegalStateException(
                    "%d counters led to %d records".formatted(waiting.counters(), told.number()));
        }
        // So few are done before there is anything to measure.
        boolean onlyHeap = waiting.counters() < 1_000;
        double produced = onlyHeap ? Double.NaN : told.producedPerSecond(platform);
        table.row(
                Table.number(waiting.objects()),
                Table.number(waiting.countersEach()),
                onlyHeap ? "–" : Table.number(run.perSecond()),
                onlyHeap ? "–" : Table.number(run.perSecond() / waiting.countersEach()),
                onlyHeap ? "–" : Table.number(produced),
                onlyHeap ? "–" : Table.tenths(100 * run.perSecond() / produced) + " %",
                onlyHeap ? "–" : Table.tenths(run.processorMicrosPerCounter()),
                Table.number(run.bytesAlive() / 1e6));
    }

    /** Until the gateway has no object left, and so every counter was committed. */
    private Run collected(WaitingUsage waiting) {
        Duration processor = service.processorTime();
        gateway.holdUsage(waiting.made(round++));
        long start = System.nanoTime();
        awaitWaiting(waiting.objects() / 2);
        long alive = service.bytesAlive();
        awaitWaiting(0);
        return new Run(
                waiting.counters() * 1e9 / (System.nanoTime() - start),
                service.processorTime().minus(processor).toNanos() / 1e3 / waiting.counters(),
                alive);
    }

    private void awaitWaiting(long objects) {
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway.usageObjects() <= objects);
    }

    private record Run(double perSecond, double processorMicrosPerCounter, long bytesAlive) {}
}
