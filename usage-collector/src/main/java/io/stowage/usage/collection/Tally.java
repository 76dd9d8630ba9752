package io.stowage.usage.collection;

import java.time.Instant;
import java.util.Optional;

/**
 * What a pass came to, for those who watch.
 *
 * @param objects told anew
 * @param counters told anew
 * @param corrections records that correct
 * @param deleted objects
 * @param deletionsFailed objects that are to be deleted and were not
 * @param waiting objects that were seen and are not told, those that are still counted in and those held back among them;
 *     empty where nothing was listed
 * @param heldBack objects that cannot be read
 * @param heldUp whether objects may be hidden behind others that stay
 * @param oldestWindow start of the oldest window told in this pass
 */
public record Tally(
        int objects,
        int counters,
        int corrections,
        int deleted,
        int deletionsFailed,
        Optional<Integer> waiting,
        int heldBack,
        boolean heldUp,
        Optional<Instant> oldestWindow) {}
