package io.stowage.simulator.state;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys of a table's rows by a word the rows contain. */
public final class Index<V> {
    private final Function<V, Collection<String>> words;
    private final Map<String, NavigableSet<String>> keys = new HashMap<>();

    Index(Function<V, Collection<String>> words) {
        this.words = words;
    }

    public NavigableSet<String> keys(String word) {
        return keys.getOrDefault(word, Collections.emptyNavigableSet());
    }

    void changed(String key, @Nullable V before, @Nullable V after) {
        if (before != null) {
            for (String word : words.apply(before)) {
                NavigableSet<String> of = keys.get(word);
                if (of != null && of.remove(key) && of.isEmpty()) {
                    keys.remove(word);
                }
            }
        }
        if (after != null) {
            words.apply(after)
                    .forEach(word ->
                            keys.computeIfAbsent(word, w -> new TreeSet<>()).add(key));
        }
    }
}
