package io.stowage.usage.collection;

import io.stowage.usage.counter.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a pass over a gateway's counters.
 *
 * @param again whether there is more to be done at once
 * @param trouble the first that was met
 */
record Collected(
        List<Told> told,
        List<HeldBack> heldBack,
        Map<String, Coverage> covered,
        List<CounterRecord> records,
        List<Finding> findings,
        List<SetAside> setAside,
        boolean again,
        Optional<Trouble> trouble,
        Tally tally) {}
