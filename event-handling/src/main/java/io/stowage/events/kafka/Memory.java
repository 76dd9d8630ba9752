package io.stowage.events.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the keys of the assigned partitions: the values of the memory topic, as bytes.
 *
 * <p>A batch's changes are staged while its transaction is open. They count from the partition's next batch on, unless
 * the transaction was rolled back in between. A partition belongs to one consumer thread at a time.
 */
final class Memory {

    private final Map<Integer, Map<String, byte[]>> restored = new ConcurrentHashMap<>();
    private final Map<Integer, Map<String, byte[]>> staged = new ConcurrentHashMap<>();

    /** Takes over a restored partition. */
    void assign(int partition, Map<String, byte[]> values) {
        staged.remove(partition);
        restored.put(partition, values);
    }

    /** Forgets a partition that belongs to another instance now. */
    void revoke(int partition) {
        restored.remove(partition);
        staged.remove(partition);
    }

    /** The transaction before this batch was not rolled back: its changes count. */
    void settle(Collection<Integer> partitions) {
        for (Integer partition : partitions) {
            Map<String, byte[]> changes = staged.remove(partition);
            if (changes != null) {
                values(partition).putAll(changes);
            }
        }
    }

    byte @Nullable [] recall(int partition, String key) {
        return values(partition).get(key);
    }

    void stage(int partition, String key, byte[] value) {
        staged.computeIfAbsent(partition, p -> new HashMap<>()).put(key, value);
    }

    /** The transaction was rolled back: its changes never happened. */
    void rollBack(Collection<Integer> partitions) {
        partitions.forEach(staged::remove);
    }

    private Map<String, byte[]> values(int partition) {
        Map<String, byte[]> values = restored.get(partition);
        if (values == null) {
            throw new IllegalStateException("memory of partition " + partition + " was not restored");
        }
        return values;
    }
}
