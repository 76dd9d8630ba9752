package io.stowage.usage.collection;

import java.util.List;
import java.util.Optional;

/**
 * What came of a pass over one gateway. All of it is to be committed together, or nothing.
 *
 * @param progress to be remembered
 * @param records counters to be told
 * @param readings sizes to be told
 * @param setAside unreadable objects to be shown
 * @param again whether the next pass is to follow at once
 * @param tally empty where no counters were looked for
 */
public record Pass(
        Progress progress,
        List<CounterRecord> records,
        List<UserReading> readings,
        List<Finding> findings,
        List<SetAside> setAside,
        boolean again,
        Optional<Tally> tally) {}
