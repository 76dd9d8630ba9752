package io.stowage.operations.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.operations.output.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads topics, or their partitions where a key lies. Starts at the beginning unless told otherwise. For use by one
 * thread.
 */
public final class TopicRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;
    private final Consumer<byte[], byte[]> consumer;
    private final Predicate<ConsumerRecord<byte[], byte[]>> wanted;

    private TopicRecords(
            Connection connection,
            Consumer<byte[], byte[]> consumer,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        this.connection = connection;
        this.consumer = consumer;
        this.wanted = wanted;
    }

    /** All partitions of these topics. */
    public static TopicRecords of(Connection connection, String... topics) {
        return opened(
                connection,
                record -> true,
                consumer -> Stream.of(topics)
                        .flatMap(topic -> partitions(consumer, connection, topic).stream())
                        .toList());
    }

    /** The records of one key in these topics, reading no partition but the key's. */
    public static TopicRecords ofKey(Connection connection, String key, String... topics) {
        byte[] bytes = key.getBytes(UTF_8);
        return opened(
                connection,
                record -> Arrays.equals(record.key(), bytes),
                consumer -> Stream.of(topics)
                        .map(topic -> partitionOf(bytes, partitions(consumer, connection, topic)))
                        .toList());
    }

    /** One partition. */
    public static TopicRecords ofPartition(Connection connection, TopicPartition partition) {
        return opened(connection, record -> true, consumer -> List.of(partition));
    }

    /** The partitions of a topic. A key has one of them. */
    public static List<TopicPartition> partitions(Connection connection, String topic) {
        try (Consumer<?, ?> consumer = connection.consumer()) {
            return partitions(consumer, connection, topic);
        }
    }

    /** As Kafka's default partitioner does it, which every producer of the catalogue's topics uses. */
    private static TopicPartition partitionOf(byte[] key, List<TopicPartition> partitions) {
        return partitions.get(Utils.toPositive(Utils.murmur2(key)) % partitions.size());
    }

    /** Goes on after the newest record of this topic. */
    public void seekToEnd(String topic) {
        consumer.endOffsets(assigned(topic)).forEach(consumer::seek);
    }

    /**
     * Goes on at what this consumer group has not consumed yet; at the beginning where it never consumed anything.
     *
     * @throws OperationFailed when Kafka does not tell
     */
    public void seekToCommitted(String group) {
        try (Admin admin = connection.admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(consumer.assignment());
            beginnings.forEach((partition, beginning) -> {
                OffsetAndMetadata offset = committed.get(partition);
                // Retention may have removed what the group has yet to consume.
                consumer.seek(partition, offset == null ? beginning : Math.max(offset.offset(), beginning));
            });
        } catch (ExecutionException e) {
            throw new OperationFailed(
                    "Kafka does not tell what group '%s' has consumed: %s"
                            .formatted(
                                    group,
                                    Objects.requireNonNullElse(e.getCause(), e).getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("interrupted", e);
        }
    }

    /** Goes on at this offset in each partition, or at the nearest one that the partition has. */
    public void seek(long offset) {
        Set<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.clamp(offset, beginnings.getOrDefault(partition, 0L), end)));
    }

    /**
     * Reads on, at least to what is the end when the call is made, or until the visitor has enough.
     *
     * @param visitor false when it has enough
     * @return false when the visitor had enough
     * @throws CannotReach when Kafka stops answering
     */
    public boolean readToEnd(Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Map<TopicPartition, Long> last = Map.of();
        Instant deadline = Instant.MAX;
        for (Map<TopicPartition, Long> at = positions(); !reached(ends, at); at = positions()) {
            if (!at.equals(last)) {
                last = at;
                deadline = Instant.now().plusMillis(Connection.LIMIT_MS);
            } else if (Instant.now().isAfter(deadline)) {
                throw new CannotReach("Kafka at %s stopped answering".formatted(connection.kafka()));
            }
            if (!readOn(visitor)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits a moment for records that follow.
     *
     * @param visitor false when it has enough
     * @return false when the visitor had enough
     */
    public boolean readOn(Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (wanted.test(record) && !visitor.test(record)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static TopicRecords opened(
            Connection connection,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted,
            Function<Consumer<?, ?>, List<TopicPartition>> partitions) {
        Consumer<byte[], byte[]> consumer = connection.consumer();
        try {
            consumer.assign(partitions.apply(consumer));
            consumer.seekToBeginning(consumer.assignment());
            return new TopicRecords(connection, consumer, wanted);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Connection connection, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        if (partitions.isEmpty()) {
            throw new OperationFailed(
                    "there is no topic %s on Kafka at %s; 'stowage topics apply' creates what is missing"
                            .formatted(topic, connection.kafka()));
        }
        return partitions;
    }

    private List<TopicPartition> assigned(String topic) {
        return consumer.assignment().stream()
                .filter(each -> each.topic().equals(topic))
                .toList();
    }

    private Map<TopicPartition, Long> positions() {
        return consumer.assignment().stream().collect(Collectors.toMap(Function.identity(), consumer::position));
    }

    private static boolean reached(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> positions) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
