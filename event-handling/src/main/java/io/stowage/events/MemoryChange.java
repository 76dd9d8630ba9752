package io.stowage.events;

/**
 * What becomes of the memory of a key.
 *
 * @param <S> memory
 */
public sealed interface MemoryChange<S> {

    /** It stays as it was. */
    record Keep<S>() implements MemoryChange<S> {}

    /** This is remembered from now on. */
    record Remember<S>(S memory) implements MemoryChange<S> {}

    /** Nothing is remembered any more. */
    record Forget<S>() implements MemoryChange<S> {}
}
