package io.stowage.usage.collection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.CounterKey;
import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Figures;
import io.stowage.usage.counter.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A gateway's counters in memory, with the faults of a real one. */
final class FakeCounters implements CounterSource {

    final TreeMap<String, CountedObject> objects = new TreeMap<>();
    final Map<CounterKey, Figures> counted = new HashMap<>();
    final Set<String> unreadable = new HashSet<>();
    final List<String> calls = new ArrayList<>();
    Kept kept = Kept.AS_OBJECTS;
    int mostListed = 1000;
    boolean afterHonoured;
    boolean away;
    int undoneDeletes;
    int failingLists;
    int failingReads;
    int failingDeletes;
    int lostDeletes;

    synchronized void put(String name, String service, Instant start, int seconds, Counters counters) {
        CountedObject before =
                objects.put(name, new CountedObject(name, service, new Window(start, seconds), counters));
        if (before != null) {
            before.counters().all().forEach(counter -> add(counter.key(), Figures.NONE.minus(counter.figures())));
        }
        counters.all().forEach(counter -> add(counter.key(), counter.figures()));
    }

    private void add(CounterKey key, Figures figures) {
        // Summed over rows that are alike: which of them is first is of no meaning.
        counted.merge(new CounterKey(key.bucket(), key.epoch(), key.userId(), key.tag(), 0), figures, Figures::plus);
    }

    @Override
    public Kept kept() {
        return kept;
    }

    @Override
    public synchronized Listing list() {
        return listAfter("");
    }

    @Override
    public synchronized Listing listAfter(String name) {
        calls.add("list");
        if (away || failingLists-- > 0) {
            return new Listing.NotListed(trouble());
        }
        List<String> listed = objects.keySet().stream()
                .filter(found -> !afterHonoured || found.compareTo(name) > 0)
                .toList();
        return new Listing.Names(listed.stream().limit(mostListed).toList(), listed.size() > mostListed);
    }

    @Override
    public synchronized Reading read(String name, int mostCounters) {
        calls.add("read " + name);
        if (away || failingReads-- > 0) {
            return new Reading.NotRead(trouble());
        }
        CountedObject object = objects.get(name);
        if (object == null) {
            return new Reading.Absent();
        }
        return unreadable.contains(name)
                ? new Reading.Unreadable("half of it", Optional.of(name.getBytes(UTF_8)), "digest of " + name)
                : new Reading.Readable(object);
    }

    @Override
    public synchronized Deletion delete(String name) {
        calls.add("delete " + name);
        if (away || failingDeletes-- > 0) {
            return new Deletion.NotDeleted(trouble());
        }
        if (undoneDeletes-- > 0) {
            return new Deletion.Deleted();
        }
        objects.remove(name);
        unreadable.remove(name);
        return lostDeletes-- > 0 ? new Deletion.NotDeleted(trouble()) : new Deletion.Deleted();
    }

    void faultless() {
        away = false;
        undoneDeletes = 0;
        failingLists = 0;
        failingReads = 0;
        failingDeletes = 0;
        lostDeletes = 0;
        unreadable.clear();
    }

    private Trouble trouble() {
        return new Trouble(away ? "gateway-unavailable" : "transient", "on demand", Optional.of("request-1"), away);
    }
}
