package io.stowage.events;

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
}
