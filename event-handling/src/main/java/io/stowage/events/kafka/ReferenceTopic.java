package io.stowage.events.kafka;

import io.stowage.events.Outage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;

/**
 * A small compacted topic that every instance knows as a whole, for example the plans. Followed in the background;
 * {@link #find} that finds nothing looks at the topic's end before it says so.
 *
 * @param <V> value
 */
public final class ReferenceTopic<V extends SpecificRecord> implements AutoCloseable {

    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final FollowedTopic<V> topic;

    ReferenceTopic(Opening<V> opening) {
        this.topic = new FollowedTopic<>(opening, this::take);
    }

    /**
     * The latest value of a key. Whatever was published before the first value of the key was asked for is found; later
     * values half a second after they were published.
     *
     * @throws Outage when nothing is known of the key and Kafka cannot be asked
     */
    public Optional<V> find(String key) {
        V known = values.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        topic.readToEnd();
        return Optional.ofNullable(values.get(key));
    }

    /** The latest value of a key as far as the topic was followed, without asking Kafka. */
    public Optional<V> known(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** @param listener told, by the thread that reads, when a value may have changed since it was asked for */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void take(String key, Optional<V> value) {
        value.ifPresentOrElse(present -> values.put(key, present), () -> values.remove(key));
        listeners.forEach(Runnable::run);
    }

    @Override
    public void close() {
        topic.close();
    }
}
