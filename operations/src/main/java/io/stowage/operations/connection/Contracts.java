package io.stowage.operations.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.Unreadable;
import io.stowage.schemas.topics.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads records of one contract. A record that is none is not passed over in silence: it is told to a listener where
 * others can be shown without it, and refused where it alone was asked for.
 *
 * @param connection where
 * @param topic what is read
 * @param type the contract of its values
 */
public record Contracts<T extends SpecificRecord>(Connection connection, Topic topic, Class<T> type) {

    /**
     * The newest record of each key, by key. Keys that were removed are left out, and so are those whose newest record is
     * unreadable: an older one is no longer true.
     *
     * @param unreadable told of each key's newest record that is none of the contract
     */
    public Collection<T> newestOfEachKey(Consumer<? super UnreadableRecord> unreadable) {
        return newestOfEachKey(Function.identity(), unreadable);
    }

    /**
     * As {@link #newestOfEachKey(Consumer)}, of which only a part is kept in memory.
     *
     * @param part never null
     */
    public <P> Collection<P> newestOfEachKey(
            Function<? super T, ? extends P> part, Consumer<? super UnreadableRecord> unreadable) {
        TreeMap<String, P> newest = new TreeMap<>();
        TreeMap<String, UnreadableRecord> leftOut = new TreeMap<>();
        try (TopicRecords records = TopicRecords.of(connection, topic.name());
                RecordReader reader = connection.recordReader()) {
            records.readToEnd(record -> {
                String key = record.key() == null ? "" : new String(record.key(), UTF_8);
                newest.remove(key);
                leftOut.remove(key);
                try {
                    read(reader, record).ifPresent(value -> newest.put(key, part.apply(value)));
                } catch (UnreadableRecord e) {
                    leftOut.put(key, e);
                }
                return true;
            });
        }
        leftOut.values().forEach(unreadable);
        return newest.values();
    }

    /**
     * The newest record of each of these keys, one partition after the other and by key within it: what is in memory at a
     * time is one partition's.
     *
     * @param keys which keys are wanted; records of others are not decoded
     * @param unreadable told of each key's newest record that is none of the contract
     */
    public void forEachNewest(
            Predicate<? super String> keys,
            Consumer<? super T> consumer,
            Consumer<? super UnreadableRecord> unreadable) {
        try (RecordReader reader = connection.recordReader()) {
            for (TopicPartition partition : TopicRecords.partitions(connection, topic.name())) {
                TreeMap<String, T> newest = new TreeMap<>();
                TreeMap<String, UnreadableRecord> leftOut = new TreeMap<>();
                try (TopicRecords records = TopicRecords.ofPartition(connection, partition)) {
                    records.readToEnd(record -> {
                        keep(reader, record, keys, newest, leftOut);
                        return true;
                    });
                }
                leftOut.values().forEach(unreadable);
                newest.values().forEach(consumer);
            }
        }
    }

    private void keep(
            RecordReader reader,
            ConsumerRecord<byte[], byte[]> record,
            Predicate<? super String> keys,
            Map<String, T> newest,
            Map<String, UnreadableRecord> leftOut) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        if (!keys.test(key)) {
            return;
        }
        newest.remove(key);
        leftOut.remove(key);
        try {
            read(reader, record).ifPresent(value -> newest.put(key, value));
        } catch (UnreadableRecord e) {
            leftOut.put(key, e);
        }
    }

    /**
     * Every record of the topic, once; those of a key oldest first. Keeps nothing in memory.
     *
     * @param unreadable told of each record that is none of the contract
     */
    public void forEach(Consumer<? super T> consumer, Consumer<? super UnreadableRecord> unreadable) {
        try (TopicRecords records = TopicRecords.of(connection, topic.name());
                RecordReader reader = connection.recordReader()) {
            records.readToEnd(record -> {
                try {
                    read(reader, record).ifPresent(consumer);
                } catch (UnreadableRecord e) {
                    unreadable.accept(e);
                }
                return true;
            });
        }
    }

    /**
     * The newest record of a key; nothing where it has none or was removed.
     *
     * @throws UnreadableRecord when that record is none of the contract
     */
    public Optional<T> newestOf(String key) {
        List<ConsumerRecord<byte[], byte[]>> newest = new ArrayList<>();
        try (TopicRecords records = TopicRecords.ofKey(connection, key, topic.name())) {
            records.readToEnd(record -> {
                newest.clear();
                return newest.add(record);
            });
        }
        try (RecordReader reader = connection.recordReader()) {
            return newest.stream()
                    .flatMap(record -> read(reader, record).stream())
                    .findFirst();
        }
    }

    /**
     * All records of a key, oldest first.
     *
     * @throws UnreadableRecord when one of them is none of the contract
     */
    public List<T> allOf(String key) {
        List<T> all = new ArrayList<>();
        try (TopicRecords records = TopicRecords.ofKey(connection, key, topic.name());
                RecordReader reader = connection.recordReader()) {
            records.readToEnd(record -> {
                read(reader, record).ifPresent(all::add);
                return true;
            });
        }
        return all;
    }

    private Optional<T> read(RecordReader reader, ConsumerRecord<byte[], byte[]> record) {
        Object value = reader.deserialize(record.topic(), record.headers(), record.value());
        if (value == null) {
            return Optional.empty();
        }
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        throw new UnreadableRecord(
                record,
                value instanceof Unreadable bytes
                        ? bytes.reason()
                        : "it is a " + value.getClass().getSimpleName());
    }
}
