package io.stowage.usage.collection;

import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.CounterCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pass has come to so far. Used by one thread. */
final class PassBook {

    private final Progress before;
    private final CounterSource.Kept kept;
    private final PassBounds bounds;
    private final RetryWaits waits;
    private final Telling telling;

    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Map<String, HeldBack> heldBack = new LinkedHashMap<>();
    private final Map<String, Told> deletedNow = new LinkedHashMap<>();
    private final List<CounterRecord> records = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private final List<CountedObject> toldAnew = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable Trouble trouble;
    private int counters;
    private int corrections;
    private int deleted;
    private int deletionsFailed;
    private long rememberedBytes;
    private boolean leftOver;
    private boolean listed;
    private boolean heldUp;

    PassBook(Progress before, CounterSource.Kept kept, PassBounds bounds, RetryWaits waits) {
        this.before = before;
        this.kept = kept;
        this.bounds = bounds;
        this.waits = waits;
        this.telling = new Telling(before.gatewayId(), kept);
        before.told().forEach(this::remember);
        before.heldBack().forEach(object -> heldBack.put(object.objectName(), object));
    }

    /** @param deletion what came of it; empty where none was tried */
    void revisited(Told object, Revisit revisit, Optional<CounterSource.Deletion> deletion, Instant now) {
        switch (revisit) {
            case Revisit.Gone gone -> forget(object);
            case Revisit.AsTold same -> deletion.ifPresent(tried -> deletion(object, tried));
            case Revisit.Changed changed -> correct(object, changed, now);
            case Revisit.BegunAnew anew -> {
                forget(object);
                tell(anew.object(), CounterCodec.pack(anew.object().counters()), now);
            }
            case Revisit.Later later -> met(later.trouble());
        }
    }

    private void deletion(Told object, CounterSource.Deletion deletion) {
        switch (deletion) {
            case CounterSource.Deletion.Deleted done -> {
                forget(object);
                deleted++;
                // What a log has under this name from now on came later.
                if (kept == CounterSource.Kept.AS_OBJECTS) {
                    deletedNow.put(object.objectName(), object);
                }
            }
            case CounterSource.Deletion.NotDeleted not -> {
                deletionsFailed++;
                met(not.trouble());
            }
        }
    }

    void sighted(String name, Sighting sighting, Instant now) {
        seen.add(name);
        switch (sighting) {
            case Sighting.Tell tell -> {
                if (rememberedBytes + tell.packed().length > bounds.rememberedBytes()) {
                    leftOver = true;
                } else {
                    heldBack.remove(name);
                    tell(tell.object(), tell.packed(), now);
                }
            }
            case Sighting.Open open -> heldBack.remove(name);
            case Sighting.Gone gone -> {
                heldBack.remove(name);
                seen.remove(name);
            }
            case Sighting.HoldBack hold -> holdBack(name, hold, now);
            case Sighting.Later later -> met(later.trouble());
        }
    }

    void met(Trouble met) {
        if (trouble == null || met.away()) {
            trouble = met;
        }
    }

    /**
     * A page of names. What was deleted in this pass is forgotten only where the page shows that it is gone: otherwise a
     * gateway that deletes late, or not at all, would be told of twice.
     */
    void listed(List<String> page, boolean truncated) {
        listed = true;
        seen.addAll(page);
        boolean inOrder = !page.isEmpty() && page.equals(page.stream().sorted().toList());
        page.stream().map(deletedNow::remove).filter(Objects::nonNull).forEach(this::remember);
        deletedNow.keySet().removeIf(name -> !truncated || inOrder && name.compareTo(page.getLast()) < 0);
    }

    /** Some of what there is may be hidden behind what stays. */
    void heldUp() {
        heldUp = true;
    }

    /** Something was not begun that could have been. */
    void leftOver() {
        leftOver = true;
    }

    boolean isAway() {
        return trouble != null && trouble.away();
    }

    /** Whether a pass takes no more objects. */
    boolean isFull() {
        return toldAnew.size() >= bounds.objects()
                || counters >= bounds.counters()
                || rememberedBytes >= bounds.rememberedBytes()
                || setAside.size() >= bounds.setAside();
    }

    /** Whether the next pass finds more room in a listing. */
    boolean hasMoved() {
        return !toldAnew.isEmpty() || corrections > 0;
    }

    /** Whether it is to be read: it is neither told nor held back. */
    boolean isUnknown(String name, Instant now) {
        HeldBack held = heldBack.get(name);
        return !told.containsKey(name)
                && !deletedNow.containsKey(name)
                && (held == null || !held.readAgainAt().isAfter(now));
    }

    Collected closed(CoverageFindings coverage) {
        deletedNow.values().forEach(this::remember);
        CoverageFindings.Covered covered = kept == CounterSource.Kept.AS_OBJECTS
                ? coverage.with(before.covered(), toldAnew)
                : new CoverageFindings.Covered(before.covered(), List.of());
        findings.addAll(covered.findings());
        return new Collected(
                List.copyOf(told.values()),
                List.copyOf(heldBack.values()),
                covered.coverage(),
                records,
                findings,
                setAside,
                !isAway() && (hasMoved() || leftOver && deleted > 0),
                Optional.ofNullable(trouble),
                tally());
    }

    private Tally tally() {
        seen.removeAll(told.keySet());
        return new Tally(
                toldAnew.size(),
                counters,
                corrections,
                deleted,
                deletionsFailed,
                listed ? Optional.of(seen.size()) : Optional.empty(),
                heldBack.size(),
                heldUp,
                toldAnew.stream().map(object -> object.window().start()).min(Comparator.naturalOrder()));
    }

    private void remember(Told object) {
        told.put(object.objectName(), object);
        rememberedBytes += object.packed().length;
    }

    private void forget(Told object) {
        told.remove(object.objectName());
        rememberedBytes -= object.packed().length;
    }

    private void tell(CountedObject object, byte[] packed, Instant now) {
        Told first = Told.first(object, packed, now);
        remember(first);
        toldAnew.add(object);
        counters += object.counters().size();
        telling.first(first, object.counters(), now).forEach(records::add);
    }

    private void correct(Told object, Revisit.Changed changed, Instant now) {
        Told corrected = object.corrected(CounterCodec.pack(changed.becoming()));
        told.put(object.objectName(), corrected);
        rememberedBytes += corrected.packed().length - object.packed().length;
        corrections += changed.differences().size();
        telling.correction(corrected, changed.differences(), now).forEach(records::add);
        findings.add(Finding.changed(
                before.gatewayId(), corrected, changed.differences().size()));
    }

    private void holdBack(String name, Sighting.HoldBack hold, Instant now) {
        HeldBack known = heldBack.get(name);
        HeldBack held = known == null
                ? HeldBack.first(name, hold.digest(), waits, now)
                : HeldBack.again(known, hold.digest(), waits, now);
        heldBack.put(name, held);
        if (known == null || !known.digest().equals(hold.digest())) {
            findings.add(Finding.unreadable(before.gatewayId(), name, hold.digest(), hold.reason()));
            setAside.add(new SetAside(
                    name, hold.content().orElse(new byte[0]), hold.reason(), held.attempts(), held.firstAt()));
        }
    }
}
