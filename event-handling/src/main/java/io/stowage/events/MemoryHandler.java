package io.stowage.events;

import java.time.Instant;
import java.util.Optional;

/**
 * What is done with a key without a new event, and what its memory asks for.
 *
 * @param <S> memory
 */
public interface MemoryHandler<S> {

    /**
     * Looks at a key again without a new event, because {@link #wakeAt} said so: by the alarm clock, within about a second
     * of that time, or at once where the outcome before asked for it ({@link Outcome#andAgain}).
     *
     * @throws Outage when nothing can be decided now: the batch is given back and comes again later
     */
    Outcome<S> wake(String key, S memory);

    /**
     * When to look at a key again; empty: when an event comes. Asked for everything that is to be remembered, when a
     * wake-up comes, and in rounds over the memory: the answer may become earlier by what changes elsewhere.
     */
    Optional<Instant> wakeAt(S memory);

    /**
     * Since when a key is not as it should be; empty: it is. Asked for everything that is to be remembered, and only
     * measured: how long the oldest has been waiting is what an alert wants to know.
     */
    default Optional<Instant> unsettledSince(S memory) {
        return Optional.empty();
    }
}
