package io.stowage.benchmarks;

import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a committed reader finds on a topic since a position: how many records, and how large each is with its key and
 * headers.
 */
record CommittedRecords(List<Integer> sizes) {

    private static final Topic BARE = new Topic(
            "bare-producer",
            "none",
            new Topic.Log(Duration.ofDays(1)),
            TopicCatalogue.USAGE_OPERATIONS.partitions(),
            "benchmark",
            List.of(),
            Optional.empty(),
            "What a bare producer writes.");

    /** As many as the usage collector's transactions are given at most. */
    private static final int IN_A_TRANSACTION = 50_000;

    /** Where a topic ends, by partition. */
    record Position(Map<TopicPartition, Long> offsets) {}

    static Position end(Platform platform, Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(platform)) {
            return new Position(consumer.endOffsets(partitions(consumer, topic)));
        }
    }

    static CommittedRecords since(Platform platform, Topic topic, Position before) {
        List<Integer> sizes = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(platform)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            before.offsets().forEach(consumer::seek);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> sizes.add(size(found)));
            }
        }
        return new CommittedRecords(sizes);
    }

    int number() {
        return sizes.size();
    }

    /** Produces as many records of the same sizes, in transactions; a tenth of them before, to warm up. */
    double producedPerSecond(Platform platform) {
        platform.create(List.of(BARE));
        Map<String, Object> writing = new HashMap<>(platform.connection());
        writing.put("transactional.id", "bare-producer");
        writing.put("acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            produce(producer, sizes.subList(0, sizes.size() / 10));
            long start = System.nanoTime();
            produce(producer, sizes);
            return sizes.size() * 1e9 / (System.nanoTime() - start);
        }
    }

    private void produce(KafkaProducer<byte[], byte[]> producer, List<Integer> some) {
        for (int from = 0; from < some.size(); from += IN_A_TRANSACTION) {
            List<Integer> together = some.subList(from, Math.min(some.size(), from + IN_A_TRANSACTION));
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = together.stream()
                    .map(size -> producer.send(new ProducerRecord<>(BARE.name(), new byte[size])))
                    .toList();
            sent.forEach(CommittedRecords::finished);
            producer.commitTransaction();
        }
    }

    private static void finished(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int size(ConsumerRecord<byte[], byte[]> found) {
        int size = found.serializedKeySize() + found.serializedValueSize();
        for (Header header : found.headers()) {
            size += header.key().length() + header.value().length;
        }
        return size;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Platform platform) {
        Map<String, Object> reading = new HashMap<>(platform.connection());
        reading.put("isolation.level", "read_committed");
        reading.put("enable.auto.commit", false);
        return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
