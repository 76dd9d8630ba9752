package io.stowage.usage.collection;

import io.stowage.usage.counter.Counter;
import io.stowage.usage.counter.CounterKey;
import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Difference;
import io.stowage.usage.counter.Figures;
import io.stowage.usage.counter.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the records by which a gateway's counters are told. */
record Telling(String gatewayId, CounterSource.Kept kept) {

    Stream<CounterRecord> first(Told object, Counters counters, Instant now) {
        return counters.all().stream().map(counter -> first(object, counter, now));
    }

    private CounterRecord first(Told object, Counter counter, Instant now) {
        return record(object, id(object, counter.key(), 0), counter.key(), counter.figures(), Optional.empty(), now);
    }

    /** @param object as it is after the correction */
    Stream<CounterRecord> correction(Told object, List<Difference> differences, Instant now) {
        return differences.stream().map(difference -> {
            String first = id(object, difference.key(), 0);
            return difference.first()
                    ? record(object, first, difference.key(), difference.figures(), Optional.empty(), now)
                    : record(
                            object,
                            id(object, difference.key(), object.corrections()),
                            difference.key(),
                            difference.figures(),
                            Optional.of(first),
                            now);
        });
    }

    private CounterRecord record(
            Told object, String id, CounterKey key, Figures figures, Optional<String> corrects, Instant now) {
        return new CounterRecord(
                id, gatewayId, object.objectName(), object.serviceId(), object.window(), key, figures, corrects, now);
    }

    private String id(Told object, CounterKey key, int correction) {
        // What comes late to a log has the name of what was told and deleted before.
        String telling = kept == CounterSource.Kept.AS_LOG ? object.toldAt().toString() : "";
        return RecordId.of(gatewayId, object.objectName(), telling, key, correction);
    }
}
