package io.stowage.simulator.state;

import org.jspecify.annotations.Nullable;

/** One row before and after; null where there is none. */
record RowChange<V>(
        Table<V> table,
        String key,
        @Nullable V before,
        @Nullable V after) {
    void redo() {
        table.apply(key, after);
    }

    void undo() {
        table.apply(key, before);
    }
}
