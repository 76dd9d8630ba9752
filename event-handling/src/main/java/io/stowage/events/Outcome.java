package io.stowage.events;

import java.util.List;
import java.util.Optional;

/**
 * What came of one record. Everything in it is written in one Kafka transaction together with the consumed offset.
 *
 * @param memory what becomes of the memory
 * @param emissions events for other topics
 * @param deadLetter why the record goes to the dead letters; absent: it does not
 * @param evidence what was found outside of Kafka and goes to the dead letters; the record itself does not go with it
 * @param again the key is woken as soon as this is committed, if its memory asks for a time that has come by then
 * @param <S> memory
 */
public record Outcome<S>(
        MemoryChange<S> memory,
        List<Emission> emissions,
        Optional<DeadLetter> deadLetter,
        List<Evidence> evidence,
        boolean again) {

    public Outcome {
        emissions = List.copyOf(emissions);
        evidence = List.copyOf(evidence);
    }

    /** What came of a record that is done with. */
    public Outcome(MemoryChange<S> memory, List<Emission> emissions, Optional<DeadLetter> deadLetter) {
        this(memory, emissions, deadLetter, List.of(), false);
    }

    /** Nothing to do, nothing to tell. */
    public static <S> Outcome<S> nothing() {
        return new Outcome<>(new MemoryChange.Keep<>(), List.of(), Optional.empty());
    }

    /**
     * The same, and the key is to be woken as soon as it is committed: work that is done piece by piece, each piece a
     * transaction of its own, need not wait for the alarm clock in between.
     */
    public Outcome<S> andAgain() {
        return new Outcome<>(memory, emissions, deadLetter, evidence, true);
    }

    /** The same, and this goes to the dead letters. */
    public Outcome<S> with(List<Evidence> evidence) {
        return new Outcome<>(memory, emissions, deadLetter, evidence, again);
    }
}
