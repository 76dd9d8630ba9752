package io.stowage.events.kafka;

import io.stowage.events.MemoryChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The memory of one partition, and its keys by the time they want to be looked at again. */
final class RememberedPartition {

    private final Map<String, Remembered> values = new HashMap<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();

    synchronized @Nullable Remembered get(String key) {
        return values.get(key);
    }

    synchronized void change(String key, MemoryChange<Remembered> change) {
        switch (change) {
            case MemoryChange.Keep<Remembered> keep -> {}
            case MemoryChange.Remember<Remembered> remember -> {
                values.put(key, remember.memory());
                remind(key);
            }
            case MemoryChange.Forget<Remembered> forget -> values.remove(key);
        }
    }

    /** The key's alarm is set, or set again. */
    synchronized void remind(String key) {
        Remembered value = values.get(key);
        if (value != null && value.wakeAt() != Remembered.NEVER) {
            alarms.add(new Alarm(value.wakeAt(), key));
        }
    }

    synchronized int size() {
        return values.size();
    }

    /** Removes the alarms up to now; those that a later change of the key has overtaken are left out. */
    synchronized List<String> takeDue(long now) {
        List<String> due = new ArrayList<>();
        for (Alarm first = alarms.peek(); first != null && first.at <= now; first = alarms.peek()) {
            alarms.remove();
            Remembered value = values.get(first.key);
            if (value != null && value.wakeAt() == first.at) {
                due.add(first.key);
            }
        }
        return due;
    }

    private record Alarm(long at, String key) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return Long.compare(at, other.at);
        }
    }
}
