package io.stowage.events;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides and acts for one record of one key. Records of a key come one after the other; different keys come
 * concurrently, each on a virtual thread of its own, so a handler may block.
 *
 * <p><b>Must be safe to repeat.</b> After a crash, a lost partition or an outage the same record comes again with the
 * memory it had before; whatever was done outside Kafka in between is still there. So observe before acting.
 *
 * @param <E> event
 * @param <S> memory
 */
public interface KeyedHandler<E, S> {

    /**
     * @param key the record's key
     * @param event the record's value
     * @param memory what was remembered of this key, null where nothing is
     * @return what to remember and what to tell
     * @throws Outage when nothing can be decided now: the batch is given back and comes again later
     */
    Outcome<S> handle(String key, E event, @Nullable S memory);

    /**
     * The key was removed from a compacted input. By default it has nothing to do with what is remembered.
     *
     * @throws Outage as {@link #handle}
     */
    default Outcome<S> removed(String key, @Nullable S memory) {
        return Outcome.nothing();
    }

    /**
     * Looks at a key again without a new event, because {@link #wakeAt} said so: by the alarm clock, within about a second
     * of that time, or at once where the outcome before asked for it ({@link Outcome#andAgain}).
     *
     * @throws Outage as {@link #handle}
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
