package io.stowage.usage.collection;

import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Difference;
import java.util.List;
import java.util.Optional;

/** What a second look at an object that was told shows. */
sealed interface Revisit {

    /** It is not there any more. */
    record Gone() implements Revisit {}

    /** It is as it was told and can be deleted. */
    record AsTold() implements Revisit {}

    /** It is other than it was told; the difference is to be told, and the object looked at once more. */
    record Changed(List<Difference> differences, Counters becoming) implements Revisit {}

    /** It was deleted after all, and what has its name now came later. */
    record BegunAnew(CountedObject object) implements Revisit {}

    /** Nothing can be said now. */
    record Later(Trouble trouble) implements Revisit {}

    static Revisit of(Told told, CounterSource.Reading reading, CounterSource.Kept kept) {
        return switch (reading) {
            case CounterSource.Reading.Absent absent -> new Gone();
            case CounterSource.Reading.NotRead not -> new Later(not.trouble());
            case CounterSource.Reading.Unreadable unreadable ->
                new Later(new Trouble(
                        "unreadable",
                        "%s was told and cannot be read any more: %s".formatted(told.objectName(), unreadable.reason()),
                        Optional.empty(),
                        false));
            case CounterSource.Reading.Readable readable -> compared(told.counters(), readable.object(), kept);
        };
    }

    private static Revisit compared(Counters told, CountedObject found, CounterSource.Kept kept) {
        List<Difference> differences = told.to(found.counters());
        if (differences.isEmpty()) {
            return new AsTold();
        }
        // Logs only grow. One that has less was trimmed by a call whose answer was lost, and was written on since.
        return kept == CounterSource.Kept.AS_LOG && !Difference.isGrowth(differences)
                ? new BegunAnew(found)
                : new Changed(differences, told.becoming(found.counters()));
    }
}
