package io.stowage.simulator.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows by key, in key order. Read and changed only inside {@link Ledger#read} and {@link Ledger#change}. */
public final class Table<V> {
    private final Ledger ledger;
    private final String name;
    private final Class<V> type;
    private final NavigableMap<String, V> rows = new TreeMap<>();
    private final List<Index<V>> indexes = new ArrayList<>();

    Table(Ledger ledger, String name, Class<V> type) {
        this.ledger = ledger;
        this.name = name;
        this.type = type;
    }

    /** Finds rows by other words than their key; follows every change. */
    public Index<V> index(Function<V, Collection<String>> words) {
        Index<V> index = new Index<>(words);
        indexes.add(index);
        return index;
    }

    public @Nullable V get(String key) {
        ledger.requireHeld();
        return rows.get(key);
    }

    public NavigableMap<String, V> rows() {
        ledger.requireHeld();
        return Collections.unmodifiableNavigableMap(rows);
    }

    public void put(String key, V row) {
        ledger.changing(this, key, rows.get(key), row);
        apply(key, row);
    }

    public void remove(String key) {
        @Nullable V before = rows.get(key);
        if (before != null) {
            ledger.changing(this, key, before, null);
            apply(key, null);
        }
    }

    /** Sets or, with null, removes a row without recording it. */
    void apply(String key, @Nullable V row) {
        @Nullable V before = row == null ? rows.remove(key) : rows.put(key, row);
        indexes.forEach(index -> index.changed(key, before, row));
    }

    String name() {
        return name;
    }

    Class<V> type() {
        return type;
    }
}
