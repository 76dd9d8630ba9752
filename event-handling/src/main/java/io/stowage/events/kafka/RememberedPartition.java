package io.stowage.events.kafka;

import io.stowage.events.MemoryChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one partition, and its keys by the time they want to be looked at again.
 *
 * <p>A batch's changes are staged while its transaction is open. They count for the next batch, unless the transaction
 * was rolled back in between. Alarms are set at once: one of a transaction that is rolled back finds nothing due.
 */
final class RememberedPartition {

    private static final long NAMED_AGAIN_AFTER_MILLIS = 600_000;

    private final Map<String, Packed> values = new HashMap<>();
    /** Since when keys are not as they should be, of {@link #values}. */
    private final Map<String, Long> unsettled = new HashMap<>();

    private final Map<String, MemoryChange<Remembered>> staged = new HashMap<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();

    synchronized @Nullable Remembered get(String key) {
        Packed value = values.get(key);
        return value == null ? null : value.remembered();
    }

    synchronized int size() {
        return values.size();
    }

    /** As it is now, without what is staged; values stay packed until they are looked at. */
    synchronized Map<String, Packed> copy() {
        return new HashMap<>(values);
    }

    /** A change that counts at once: it was read from the memory topic. */
    synchronized void change(String key, MemoryChange<Remembered> change) {
        apply(key, change);
        remind(key);
    }

    synchronized void stage(String key, MemoryChange<Remembered> change) {
        staged.put(key, change);
        remind(key);
    }

    synchronized void settle() {
        staged.forEach(this::apply);
        staged.clear();
    }

    synchronized void rollBack() {
        List<String> keys = List.copyOf(staged.keySet());
        staged.clear();
        keys.forEach(this::remind);
    }

    /** The key's alarm is set, or set again. */
    synchronized void remind(String key) {
        long wakeAt = wakeAt(key);
        if (wakeAt != Remembered.NEVER) {
            alarms.add(new Alarm(wakeAt, wakeAt, key));
        }
    }

    /**
     * Keys whose alarms have come up to now; those that a later change of the key has overtaken are left out. A key that
     * nothing changes is named again later: its wake-up may have been lost.
     *
     * @param atMost so many keys, those that have been due for longest; the others are still due afterwards
     */
    synchronized List<String> takeDue(long now, int atMost) {
        Set<String> due = new LinkedHashSet<>();
        List<Alarm> again = new ArrayList<>();
        for (Alarm first = alarms.peek();
                first != null && first.at <= now && due.size() < atMost;
                first = alarms.peek()) {
            alarms.remove();
            if (wakeAt(first.key) == first.wakeAt && due.add(first.key)) {
                again.add(new Alarm(now + NAMED_AGAIN_AFTER_MILLIS, first.wakeAt, first.key));
            }
        }
        alarms.addAll(again);
        return List.copyOf(due);
    }

    /** Since when the oldest key is not as it should be, what is staged included; {@link Remembered#SETTLED}: all are. */
    synchronized long oldestUnsettled() {
        long oldest = Remembered.SETTLED;
        for (Map.Entry<String, Long> one : unsettled.entrySet()) {
            if (!isChanging(one.getKey())) {
                oldest = Math.min(oldest, one.getValue());
            }
        }
        for (MemoryChange<Remembered> change : staged.values()) {
            if (change instanceof MemoryChange.Remember<Remembered> remember) {
                oldest = Math.min(oldest, remember.memory().unsettledSince());
            }
        }
        return oldest;
    }

    private boolean isChanging(String key) {
        MemoryChange<Remembered> change = staged.get(key);
        return change != null && !(change instanceof MemoryChange.Keep<Remembered>);
    }

    private void apply(String key, MemoryChange<Remembered> change) {
        switch (change) {
            case MemoryChange.Keep<Remembered> keep -> {}
            case MemoryChange.Remember<Remembered> remember -> {
                values.put(key, Packed.of(remember.memory()));
                if (remember.memory().unsettledSince() == Remembered.SETTLED) {
                    unsettled.remove(key);
                } else {
                    unsettled.put(key, remember.memory().unsettledSince());
                }
            }
            case MemoryChange.Forget<Remembered> forget -> {
                values.remove(key);
                unsettled.remove(key);
            }
        }
    }

    private long wakeAt(String key) {
        if (staged.get(key) instanceof MemoryChange.Remember<Remembered> remember) {
            return remember.memory().wakeAt();
        }
        Packed value = values.get(key);
        return value == null ? Remembered.NEVER : value.wakeAt();
    }

    /** @param wakeAt what the key wanted when the alarm was set */
    private record Alarm(long at, long wakeAt, String key) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return Long.compare(at, other.at);
        }
    }
}
