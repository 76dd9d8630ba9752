package io.stowage.events.kafka;

import io.stowage.events.Outage;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted topic that is read as a whole and followed in the background, twice a second. Nothing is kept here: the
 * taker keeps what it needs of each value.
 *
 * @param <V> value
 */
public final class FollowedTopic<V extends SpecificRecord> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FollowedTopic.class);
    private static final int FOLLOW_EVERY_MILLIS = 500;

    private final WholeTopic<V> topic;
    private final ScheduledExecutorService follower;

    FollowedTopic(Opening<V> opening, BiConsumer<String, Optional<V>> taker) {
        this.topic = opening.open(taker);
        this.follower = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("followed-topic").daemon().factory());
        topic.readToEnd();
        follower.scheduleWithFixedDelay(this::follow, FOLLOW_EVERY_MILLIS, FOLLOW_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns when everything was taken that was committed before the call.
     *
     * @throws Outage when Kafka or the registry cannot be asked
     */
    void readToEnd() {
        topic.readToEnd();
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
