package io.stowage.benchmarks;

import io.stowage.schemas.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** From the moment an order is sent until a reader of committed records has the account, one order at a time. */
final class OrderLatency {

    private static final int AT_ONCE = 128;
    private static final int WARM_UP = 300;
    private static final int ORDERS = 600;
    private static final Duration EVERY = Duration.ofMillis(50);

    private OrderLatency() {}

    static Table measure(Path directory, Path logs) {
        Table table = new Table(
                "Latency from order to account",
                ORDERS + " orders, one every " + EVERY.toMillis()
                        + " ms, at a gateway without any delay of its own; from sending the order until a reader of committed"
                        + " records has the active account.",
                "median, ms",
                "90th percentile, ms",
                "99th percentile, ms",
                "longest, ms");
        try (Platform platform = new Platform(directory);
                SimulatedGateway gateway = new SimulatedGateway(AT_ONCE);
                ServiceProcess service =
                        ServiceProcess.start(platform, gateway, logs.resolve("latency.log"), "-Xmx1g")) {
            measure(platform, WARM_UP);
            Histogram micros = measure(platform, ORDERS);
            table.row(
                    millis(micros.getValueAtPercentile(50)),
                    millis(micros.getValueAtPercentile(90)),
                    millis(micros.getValueAtPercentile(99)),
                    millis(micros.getMaxValue()));
        }
        return table;
    }

    private static Histogram measure(Platform platform, int orders) {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        Histogram micros = new Histogram(3);
        List<ProducerRecord<String, Object>> records =
                Samples.subscriptions(orders).stream().map(Samples::order).toList();
        try (KafkaConsumer<String, byte[]> accounts = atEndOfAccounts(platform);
                ScheduledExecutorService billing = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < orders; i++) {
                ProducerRecord<String, Object> record = records.get(i);
                var unused = billing.schedule(
                        () -> {
                            sent.put(record.key(), System.nanoTime());
                            platform.publish(List.of(record));
                        },
                        i * EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
            while (micros.getTotalCount() < orders) {
                for (ConsumerRecord<String, byte[]> found : accounts.poll(Duration.ofMillis(100))) {
                    Long start = sent.remove(found.key());
                    if (start != null) {
                        micros.recordValue((System.nanoTime() - start) / 1_000);
                    }
                }
            }
        }
        return micros;
    }

    private static KafkaConsumer<String, byte[]> atEndOfAccounts(Platform platform) {
        Map<String, Object> properties = new HashMap<>(platform.connection());
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.ACCOUNTS.name()).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static String millis(long micros) {
        return Table.tenths(micros / 1_000.0);
    }
}
