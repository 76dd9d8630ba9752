package io.stowage.benchmarks;

import io.stowage.schemas.serde.CloudEventHeaders;
import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A service that starts with many accounts to remember. */
final class MemoryRestoration {

    private static final int ACCOUNTS = Integer.getInteger("benchmarks.accounts", 1_000_000);
    private static final int PORTION = 20_000;
    private static final String HEAP = "-Xmx2g";

    private MemoryRestoration() {}

    static Table measure(Path directory, Path logs) {
        Table table = new Table(
                "Restoring the memory",
                "The service starts with " + Table.number(ACCOUNTS)
                        + " accounts at rest on its memory topic. Heap: what is alive after a full collection, compared with"
                        + " the same service without accounts.",
                "accounts",
                "bytes of an account in Kafka, without headers",
                "restored in, s",
                "heap per account, bytes",
                "heap in all, MB");
        try (Platform platform = new Platform(directory);
                SimulatedGateway gateway = new SimulatedGateway(1)) {
            long without;
            try (ServiceProcess service =
                    ServiceProcess.start(platform, gateway, logs.resolve("restore-nothing.log"), HEAP)) {
                without = service.bytesAlive();
            }
            publishAccounts(platform);
            try (ServiceProcess service = ServiceProcess.start(platform, gateway, logs.resolve("restore.log"), HEAP)) {
                ServiceProcess.Restored restored = service.restored();
                if (restored.keys() != ACCOUNTS) {
                    throw new IllegalStateException(restored.keys() + " accounts were restored, not " + ACCOUNTS);
                }
                long with = service.bytesAlive();
                table.row(
                        Table.number(ACCOUNTS),
                        Table.number(bytesInKafka(platform)),
                        Table.tenths(restored.took().toMillis() / 1000.0),
                        Table.number((with - without) / (double) ACCOUNTS),
                        Table.number(with / 1e6));
            }
        }
        return table;
    }

    /** In portions: all of them at once would fill this JVM. */
    private static void publishAccounts(Platform platform) {
        for (int first = 0; first < ACCOUNTS; first += PORTION) {
            Iterator<ProducerRecord<String, Object>> portion = IntStream.range(
                            first, Math.min(ACCOUNTS, first + PORTION))
                    .mapToObj(MemoryRestoration::account)
                    .iterator();
            platform.publish(() -> portion);
        }
    }

    private static int bytesInKafka(Platform platform) {
        String anyId = UUID.randomUUID().toString();
        return platform.wire(TopicCatalogue.ACCOUNTS, Samples.account(anyId, anyId, 1)).length;
    }

    private static ProducerRecord<String, Object> account(int index) {
        String subscription = UUID.randomUUID().toString();
        ProducerRecord<String, Object> record = new ProducerRecord<>(
                TopicCatalogue.ACCOUNTS.name(),
                subscription,
                Samples.account(subscription, UUID.randomUUID().toString(), index));
        // As the stream writes them.
        new CloudEventHeaders(
                        TopicCatalogue.ORDERS.name() + "-7@" + index,
                        "/stowage/provisioning",
                        "io.stowage.provisioning.state",
                        Instant.now(),
                        subscription)
                .writeTo(record.headers());
        return record;
    }
}
