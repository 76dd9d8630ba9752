package io.stowage.events.kafka;

import io.stowage.events.MemoryChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the keys of the assigned partitions.
 *
 * <p>A batch's changes are staged while its transaction is open. They count from the partition's next batch on, unless
 * the transaction was rolled back in between. A partition belongs to one consumer thread at a time; {@link #due} may be
 * asked by any thread.
 */
final class Memory {

    private final Map<Integer, RememberedPartition> assigned = new ConcurrentHashMap<>();
    private final Map<Integer, Map<String, MemoryChange<Remembered>>> staged = new ConcurrentHashMap<>();

    /** Takes over a restored partition. */
    void assign(int partition, RememberedPartition restored) {
        staged.remove(partition);
        assigned.put(partition, restored);
    }

    /** Forgets a partition that belongs to another instance now. */
    void revoke(int partition) {
        assigned.remove(partition);
        staged.remove(partition);
    }

    /** The transactions before this batch were not rolled back: their changes count. */
    void settle(Collection<Integer> partitions) {
        for (Integer partition : partitions) {
            Map<String, MemoryChange<Remembered>> changes = staged.remove(partition);
            if (changes != null) {
                changes.forEach(of(partition)::change);
            }
        }
    }

    @Nullable
    Remembered recall(int partition, String key) {
        return of(partition).get(key);
    }

    void stage(int partition, String key, MemoryChange<Remembered> change) {
        staged.computeIfAbsent(partition, p -> new HashMap<>()).put(key, change);
    }

    /** The transaction was rolled back: its changes never happened. */
    void rollBack(Collection<Integer> partitions) {
        partitions.forEach(staged::remove);
    }

    /** Keys to be looked at again, by partition; a key is named once for each time it asked for. */
    Map<Integer, List<String>> due(long now) {
        Map<Integer, List<String>> due = new HashMap<>();
        assigned.forEach((partition, values) -> {
            List<String> keys = values.takeDue(now);
            if (!keys.isEmpty()) {
                due.put(partition, keys);
            }
        });
        return due;
    }

    /** A key that {@link #due} named is to be named again. */
    void remind(int partition, String key) {
        RememberedPartition values = assigned.get(partition);
        if (values != null) {
            values.remind(key);
        }
    }

    private RememberedPartition of(int partition) {
        RememberedPartition values = assigned.get(partition);
        if (values == null) {
            throw new IllegalStateException("memory of partition " + partition + " was not restored");
        }
        return values;
    }
}
