package io.stowage.usage.collection;

import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.CounterCodec;
import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Window;
import java.time.Instant;

/**
 * An object whose counters were told, and which is to be deleted.
 *
 * @param window as it was when it was told first; corrections belong to it
 * @param corrections how many times it was found changed
 * @param packed the counters as they were told last, by {@link CounterCodec}
 * @param toldAt when they were told first
 */
public record Told(String objectName, String serviceId, Window window, int corrections, byte[] packed, Instant toldAt) {

    static Told first(CountedObject object, byte[] packed, Instant now) {
        return new Told(object.name(), object.serviceId(), object.window(), 0, packed, now);
    }

    Counters counters() {
        return CounterCodec.unpack(packed);
    }

    Told corrected(byte[] counters) {
        return new Told(objectName, serviceId, window, corrections + 1, counters, toldAt);
    }
}
