package io.stowage.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of one record. Everything in it is written in one Kafka transaction together with the consumed offset.
 *
 * @param memory what to remember from now on; absent: what was remembered before
 * @param emissions events for other topics, under the same key
 * @param deadLetter why the record goes to the dead letters; absent: it does not
 * @param <S> memory
 */
public record Outcome<S>(Optional<S> memory, List<Emission> emissions, Optional<DeadLetter> deadLetter) {

    public Outcome {
        emissions = List.copyOf(emissions);
    }

    /** Nothing to do, nothing to tell. */
    public static <S> Outcome<S> nothing() {
        return new Outcome<>(Optional.empty(), List.of(), Optional.empty());
    }

    /** Remembers this from now on. */
    public static <S> Outcome<S> remember(S memory) {
        return new Outcome<>(Optional.of(memory), List.of(), Optional.empty());
    }

    /** The record goes to the dead letters; the memory stays as it was. */
    public static <S> Outcome<S> refuse(DeadLetter deadLetter) {
        return new Outcome<>(Optional.empty(), List.of(), Optional.of(deadLetter));
    }

    /** The same, and this event. */
    public Outcome<S> tell(Emission emission) {
        List<Emission> all = new ArrayList<>(emissions);
        all.add(emission);
        return new Outcome<>(memory, all, deadLetter);
    }

    /** The same, and the record goes to the dead letters. */
    public Outcome<S> andRefuse(DeadLetter reason) {
        return new Outcome<>(memory, emissions, Optional.of(reason));
    }
}
