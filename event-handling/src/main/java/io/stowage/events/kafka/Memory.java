package io.stowage.events.kafka;

import io.stowage.events.MemoryChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the keys of the assigned partitions. A partition's batches come from one consumer thread at a
 * time; {@link #due} and what is measured may be asked by any thread.
 */
final class Memory {

    private final Map<Integer, RememberedPartition> assigned = new ConcurrentHashMap<>();
    private final AtomicInteger takenOver = new AtomicInteger();

    /** Takes over a restored partition. */
    void assign(int partition, RememberedPartition restored) {
        assigned.put(partition, restored);
        takenOver.incrementAndGet();
    }

    /** Forgets a partition that belongs to another instance now, or of which it is not known what counts. */
    void revoke(int partition) {
        assigned.remove(partition);
    }

    /**
     * The transactions before this batch were not rolled back: their changes count.
     *
     * @throws MemoryNotRestored for a partition that was not taken over
     */
    void settle(Collection<Integer> partitions) {
        partitions.forEach(partition -> of(partition).settle());
    }

    /** The transaction was rolled back: its changes never happened. */
    void rollBack(Collection<Integer> partitions) {
        partitions.stream().map(assigned::get).forEach(values -> {
            if (values != null) {
                values.rollBack();
            }
        });
    }

    @Nullable
    Remembered recall(int partition, String key) {
        return of(partition).get(key);
    }

    void stage(int partition, String key, MemoryChange<Remembered> change) {
        of(partition).stage(key, change);
    }

    /**
     * Keys to be looked at again, by partition; a key that nothing changes is named again after ten minutes.
     *
     * @param atMost so many in all; each partition has an equal share, and at least one
     */
    Map<Integer, List<String>> due(long now, int atMost) {
        Map<Integer, List<String>> due = new HashMap<>();
        int share = Math.max(1, atMost / Math.max(1, assigned.size()));
        assigned.forEach((partition, values) -> {
            List<String> keys = values.takeDue(now, share);
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

    /** Number of keys that are remembered. */
    int size() {
        return assigned.values().stream().mapToInt(RememberedPartition::size).sum();
    }

    /** Since when the oldest key is not as it should be, milliseconds since 1970; {@link Remembered#SETTLED}: all are. */
    long oldestUnsettled() {
        return assigned.values().stream()
                .mapToLong(RememberedPartition::oldestUnsettled)
                .min()
                .orElse(Remembered.SETTLED);
    }

    /** Everything that is remembered at this moment, partition by partition; changes of an open transaction are not in it. */
    void forEach(Visitor visitor) {
        assigned.forEach((partition, values) ->
                values.copy().forEach((key, packed) -> visitor.visit(partition, key, packed.remembered())));
    }

    /** Grows whenever a partition is taken over. */
    int takenOver() {
        return takenOver.get();
    }

    /** Is shown what is remembered of each key. */
    interface Visitor {
        void visit(int partition, String key, Remembered remembered);
    }

    private RememberedPartition of(int partition) {
        RememberedPartition values = assigned.get(partition);
        if (values == null) {
            throw new MemoryNotRestored(partition);
        }
        return values;
    }
}
