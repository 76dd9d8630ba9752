package io.stowage.events;

import java.util.List;
import java.util.Optional;

/**
 * What came of one record. Everything in it is written in one Kafka transaction together with the consumed offset.
 *
 * @param memory what becomes of the memory
 * @param emissions events for other topics
 * @param deadLetter why the record goes to the dead letters; absent: it does not
 * @param <S> memory
 */
public record Outcome<S>(MemoryChange<S> memory, List<Emission> emissions, Optional<DeadLetter> deadLetter) {

    public Outcome {
        emissions = List.copyOf(emissions);
    }

    /** Nothing to do, nothing to tell. */
    public static <S> Outcome<S> nothing() {
        return new Outcome<>(new MemoryChange.Keep<>(), List.of(), Optional.empty());
    }
}
