package io.stowage.usage.collection;

import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.CounterCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is to become of an object that was not told yet. */
sealed interface Sighting {

    /** @param packed its counters, as they are remembered */
    record Tell(CountedObject object, byte[] packed) implements Sighting {}

    /** It may still be counted in. */
    record Open() implements Sighting {}

    record Gone() implements Sighting {}

    /** See {@link CounterSource.Reading.Unreadable}. */
    record HoldBack(String reason, Optional<byte[]> content, String digest) implements Sighting {}

    record Later(Trouble trouble) implements Sighting {}

    /** @param mostBytes an object whose counters take more, packed, cannot be remembered and so not be told */
    static Sighting of(CounterSource.Reading reading, Duration settling, int mostBytes, Instant now) {
        return switch (reading) {
            case CounterSource.Reading.Absent absent -> new Gone();
            case CounterSource.Reading.NotRead not -> new Later(not.trouble());
            case CounterSource.Reading.Unreadable unreadable ->
                new HoldBack(unreadable.reason(), unreadable.content(), unreadable.digest());
            case CounterSource.Reading.Readable readable -> {
                CountedObject object = readable.object();
                if (!object.window().isClosed(settling, now)) {
                    yield new Open();
                }
                byte[] packed = CounterCodec.pack(object.counters());
                yield packed.length > mostBytes
                        ? new HoldBack(
                                "its %d counters take %d bytes, and no more than %d can be remembered"
                                        .formatted(object.counters().size(), packed.length, mostBytes),
                                Optional.empty(),
                                "too large")
                        : new Tell(object, packed);
            }
        };
    }
}
