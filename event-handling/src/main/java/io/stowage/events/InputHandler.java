package io.stowage.events;

import org.jspecify.annotations.Nullable;

/**
 * Decides and acts for one record of one input. What {@link KeyedHandler} says of concurrency and of repetition holds for
 * it, over all inputs of a stream.
 *
 * @param <E> event
 * @param <S> memory
 */
@FunctionalInterface
public interface InputHandler<E, S> {

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
}
