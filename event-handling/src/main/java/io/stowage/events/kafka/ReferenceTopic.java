package io.stowage.events.kafka;

import io.stowage.events.Outage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small compacted topic that every instance knows as a whole, for example the plans. Followed in the background;
 * {@link #find} that finds nothing looks at the topic's end before it says so.
 *
 * @param <V> value
 */
public final class ReferenceTopic<V extends SpecificRecord> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReferenceTopic.class);
    private static final int FOLLOW_EVERY_MILLIS = 500;

    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final WholeTopic<V> topic;
    private final ScheduledExecutorService follower;

    ReferenceTopic(Opening<V> opening) {
        this.topic = opening.open(this::take);
        this.follower = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("reference-topic").daemon().factory());
        topic.readToEnd();
        follower.scheduleWithFixedDelay(this::follow, FOLLOW_EVERY_MILLIS, FOLLOW_EVERY_MILLIS, TimeUnit.MILLISECONDS);
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

    private void follow() {
        try {
            topic.readToEnd();
        } catch (RuntimeException failure) {
            log.warn("not followed, tried again: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        follower.shutdownNow();
        topic.close();
    }
}
