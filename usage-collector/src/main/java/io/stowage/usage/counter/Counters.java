package io.stowage.usage.counter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All counters of one object, in its order. Every row is a counter of its own, also where two have the same key. */
public final class Counters {

    private final List<Counter> all;

    private Counters(List<Counter> all) {
        this.all = all;
    }

    /** Takes rows in the order of the object and numbers those that are alike. */
    public static final class Builder {

        private final List<Counter> all = new ArrayList<>();
        private final Map<CounterKey, Integer> next = new HashMap<>();

        public Builder add(String bucket, long epoch, String userId, String tag, Figures figures) {
            int ordinal = next.merge(new CounterKey(bucket, epoch, userId, tag, 0), 1, Integer::sum) - 1;
            all.add(new Counter(new CounterKey(bucket, epoch, userId, tag, ordinal), figures));
            return this;
        }

        public int size() {
            return all.size();
        }

        public Counters build() {
            return new Counters(List.copyOf(all));
        }
    }

    public List<Counter> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    /**
     * What has to be added to these to have the others; empty: they are the same. Counters that the others do not have
     * are taken back.
     */
    public List<Difference> to(Counters others) {
        Map<CounterKey, Figures> left = byKey();
        List<Difference> differences = new ArrayList<>();
        for (Counter other : others.all) {
            Figures before = left.remove(other.key());
            if (before == null) {
                differences.add(new Difference(other.key(), other.figures(), true));
            } else if (!before.equals(other.figures())) {
                differences.add(new Difference(other.key(), other.figures().minus(before), false));
            }
        }
        left.forEach((key, before) -> {
            if (!before.equals(Figures.NONE)) {
                differences.add(new Difference(key, Figures.NONE.minus(before), false));
            }
        });
        return differences;
    }

    /**
     * The others, and those of these that they do not have with nothing counted: so it stays known that they were told
     * once.
     */
    public Counters becoming(Counters others) {
        Map<CounterKey, Figures> left = byKey();
        others.all.forEach(other -> left.remove(other.key()));
        List<Counter> both = new ArrayList<>(others.all);
        left.keySet().forEach(key -> both.add(new Counter(key, Figures.NONE)));
        return new Counters(List.copyOf(both));
    }

    private Map<CounterKey, Figures> byKey() {
        Map<CounterKey, Figures> figures = LinkedHashMap.newLinkedHashMap(all.size());
        all.forEach(counter -> figures.put(counter.key(), counter.figures()));
        return figures;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters counters && all.equals(counters.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
