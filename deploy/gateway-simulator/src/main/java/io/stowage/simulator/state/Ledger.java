package io.stowage.simulator.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tables that change together or not at all. With a directory every change is in the journal before
 * {@link #change} returns, so that a killed process keeps what it acknowledged.
 */
public final class Ledger implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Table<?>> tables = new LinkedHashMap<>();
    private final List<RowChange<?>> changes = new ArrayList<>();
    private @Nullable Journal journal;
    private boolean changing;

    public <V> Table<V> table(String name, Class<V> type) {
        Table<V> table = new Table<>(this, name, type);
        tables.put(name, table);
        return table;
    }

    /** Restores the tables from a directory, which is made when it is missing, and keeps them there from now on. */
    public void keepIn(Path directory) {
        read(() -> journal = Journal.open(directory, tables));
    }

    public <T extends @Nullable Object> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing of it remains when the action throws. */
    public <T extends @Nullable Object> T change(Supplier<T> action) {
        lock.lock();
        boolean outermost = !changing;
        try {
            changing = true;
            T result = action.get();
            if (outermost && journal != null && !changes.isEmpty()) {
                journal.append(changes);
            }
            return result;
        } catch (RuntimeException e) {
            if (outermost) {
                changes.reversed().forEach(RowChange::undo);
            }
            throw e;
        } finally {
            if (outermost) {
                changing = false;
                changes.clear();
            }
            lock.unlock();
        }
    }

    public void change(Runnable action) {
        change(() -> {
            action.run();
            return true;
        });
    }

    <V> void changing(Table<V> table, String key, @Nullable V before, @Nullable V after) {
        if (!changing) {
            throw new IllegalStateException("changed outside of a change: " + table.name());
        }
        requireHeld();
        changes.add(new RowChange<>(table, key, before, after));
    }

    void requireHeld() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("used outside of read and change");
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (journal != null) {
                journal.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
