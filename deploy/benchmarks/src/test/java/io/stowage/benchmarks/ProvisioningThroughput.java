package io.stowage.benchmarks;

import io.stowage.provisioning.ProvisioningApplication;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Orders through the running service, and the same calls made directly by as many threads as the gateway serves calls.
 * Both in turns, several times, so that neither has the machine's better moments for itself.
 */
final class ProvisioningThroughput {

    private static final int AT_ONCE = 128;

    /** Half as many again as the gateway takes calls: a key is not always at the gateway. */
    private static final int KEYS_AT_ONCE = 192;

    private static final int CALLS_PER_ORDER = 3;
    private static final int WARM_UP = 40_000;
    private static final int ROUNDS = 3;
    private static final Topic ORDERS = TopicCatalogue.ORDERS;

    private final Platform platform;
    private final SimulatedGateway gateway;
    private final ServiceProcess service;

    private ProvisioningThroughput(Platform platform, SimulatedGateway gateway, ServiceProcess service) {
        this.platform = platform;
        this.gateway = gateway;
        this.service = service;
    }

    static Table measure(Path directory, Path logs) {
        Table table = new Table(
                "Throughput of provisioning",
                "New accounts with a default bucket (3 calls each) at a gateway that takes " + AT_ONCE
                        + " calls at once: through the service, and the same calls made directly. Median of "
                        + ROUNDS + " runs (least – most).",
                "the gateway answers in",
                "it could take, calls/s",
                "direct, calls/s",
                "service, calls/s",
                "service : direct",
                "service, orders/s",
                "machine busy, direct / service",
                "service's processor time per order, ms");
        try (Platform platform = new Platform(directory);
                SimulatedGateway gateway = new SimulatedGateway(AT_ONCE);
                ServiceProcess service = ServiceProcess.start(
                        platform,
                        gateway,
                        logs.resolve("throughput.log"),
                        "-Dstowage.stream.concurrent-keys=" + KEYS_AT_ONCE,
                        "-Xmx1g",
                        "-XX:+UseParallelGC")) {
            ProvisioningThroughput measurement = new ProvisioningThroughput(platform, gateway, service);
            measurement.warmUp();
            measurement.with(Duration.ofMillis(20), 12_000, table);
            measurement.with(Duration.ofMillis(100), 4_000, table);
        }
        return table;
    }

    private void warmUp() {
        direct(WARM_UP);
        throughService(WARM_UP);
    }

    private void with(Duration answer, int orders, Table table) {
        gateway.answersIn(answer);
        List<Run> direct = new ArrayList<>();
        List<Run> service = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            direct.add(direct(orders));
            service.add(throughService(orders));
        }
        Spread directly = Run.perSecond(direct);
        Spread served = Run.perSecond(service);
        table.row(
                answer.toMillis() + " ms",
                Table.number(AT_ONCE * 1000.0 / answer.toMillis()),
                directly.times(CALLS_PER_ORDER).toString(),
                served.times(CALLS_PER_ORDER).toString(),
                Table.percent(served.median() / directly.median()),
                Table.number(served.median()),
                Table.percent(Run.busy(direct)) + " / " + Table.percent(Run.busy(service)),
                Table.tenths(Run.processorMillisPerOrder(service)));
    }

    private Run direct(int orders) {
        List<String> subscriptions = Samples.subscriptions(orders);
        return run(orders, () -> gateway.provisionDirectly(subscriptions));
    }

    private Run throughService(int orders) {
        List<ProducerRecord<String, Object>> records =
                Samples.subscriptions(orders).stream().map(Samples::order).toList();
        long before = platform.consumed(ProvisioningApplication.NAME, ORDERS);
        return run(orders, () -> {
            platform.publish(records);
            platform.awaitConsumed(ProvisioningApplication.NAME, ORDERS, before + orders);
        });
    }

    private Run run(int orders, Runnable work) {
        long buckets = gateway.buckets();
        long calls = gateway.calls();
        Duration processor = service.processorTime();
        Machine.busy();
        long start = System.nanoTime();
        work.run();
        Run run = new Run(
                orders * 1e9 / (System.nanoTime() - start),
                Machine.busy(),
                service.processorTime().minus(processor).toNanos() / 1e6 / orders);
        if (gateway.buckets() - buckets != orders || gateway.calls() - calls != (long) CALLS_PER_ORDER * orders) {
            throw new IllegalStateException("%d orders led to %d buckets and %d calls"
                    .formatted(orders, gateway.buckets() - buckets, gateway.calls() - calls));
        }
        return run;
    }

    /** @param perSecond orders */
    private record Run(double perSecond, double busy, double processorMillisPerOrder) {

        static Spread perSecond(List<Run> runs) {
            return Spread.of(runs.stream().map(run -> run.perSecond).toList());
        }

        static double busy(List<Run> runs) {
            return runs.stream().mapToDouble(run -> run.busy).average().orElseThrow();
        }

        static double processorMillisPerOrder(List<Run> runs) {
            return runs.stream()
                    .mapToDouble(run -> run.processorMillisPerOrder)
                    .average()
                    .orElseThrow();
        }
    }
}
