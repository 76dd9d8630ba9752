package io.stowage.events;

/**
 * Decides and acts for one record of one key. Records of a key come one after the other; different keys come
 * concurrently, each on a virtual thread of its own, so a handler may block.
 *
 * <p><b>Must be safe to repeat.</b> After a crash, a lost partition or an outage the same record comes again with the
 * memory it had before; whatever was done outside Kafka in between is still there. So observe before acting.
 *
 * <p>This is the whole handler of a stream with one input. One with several has an {@link InputHandler} for each, and a
 * {@link MemoryHandler} for what they remember together.
 *
 * @param <E> event
 * @param <S> memory
 */
public interface KeyedHandler<E, S> extends InputHandler<E, S>, MemoryHandler<S> {}
