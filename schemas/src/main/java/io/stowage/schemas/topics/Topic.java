package io.stowage.schemas.topics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A topic and its promises.
 *
 * @param name the topic's name in Kafka
 * @param key what the record key is; keys are UTF-8 strings and decide the partition by Kafka's default (murmur2)
 * @param kind whether every record is kept for a time, or the latest of each key for good
 * @param partitions number created; topics that share a key and are read together have the same number
 * @param writtenBy the one owner, a service or an outside party
 * @param readBy its known readers
 * @param schema the value's contract; absent where values are bytes of another topic (dead letters)
 * @param description one line for people
 * @param largestBatch bytes of the largest batch that the topic takes; a record that is larger is refused
 */
public record Topic(
        String name,
        String key,
        Kind kind,
        int partitions,
        String writtenBy,
        List<String> readBy,
        Optional<Schema> schema,
        String description,
        int largestBatch) {

    /**
     * Kafka's own default, in bytes. Written down, because a cluster with a larger one would take orders that its dead
     * letters do not.
     */
    private static final int LARGEST = 1_048_588;

    /** Room for the headers that tell why, and for what a producer had compressed. */
    private static final int LARGEST_DEAD_LETTER = 4 * LARGEST;

    public Topic {
        readBy = List.copyOf(readBy);
    }

    /** Whose largest batch is what is usual for its kind. */
    public Topic(
            String name,
            String key,
            Kind kind,
            int partitions,
            String writtenBy,
            List<String> readBy,
            Optional<Schema> schema,
            String description) {
        this(
                name,
                key,
                kind,
                partitions,
                writtenBy,
                readBy,
                schema,
                description,
                kind instanceof DeadLetters ? LARGEST_DEAD_LETTER : LARGEST);
    }

    /** The same, taking batches of up to so many times what is usual: MiB, and Kafka's overhead. */
    public Topic withLargestBatch(int mebibytes) {
        return new Topic(name, key, kind, partitions, writtenBy, readBy, schema, description, mebibytes * LARGEST);
    }

    /** What Kafka keeps of a topic. */
    public sealed interface Kind {}

    /** Every record for a time. */
    public record Log(Duration retention) implements Kind {}

    /** Every record for a time, as it was on another topic and with more headers. */
    public record DeadLetters(Duration retention) implements Kind {}

    /** Every record for good. */
    public record Ledger() implements Kind {}

    /** The latest record of each key for good; a removed key's marker for a time. */
    public record Compacted(Duration tombstoneRetention) implements Kind {}

    /** The value's subject in the schema registry: {@code <topic>-value}. */
    public String subject() {
        return name + "-value";
    }
}
