package io.stowage.events;

import io.stowage.schemas.topics.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event for another topic.
 *
 * @param topic where to
 * @param key of the record; absent: the handled record's key
 * @param value of the topic's contract
 * @param id the event's id, the same whenever the same thing is told again
 * @param type what happened, for example {@code io.stowage.lifecycle.provisioned}
 * @param time when it happened
 */
public record Emission(Topic topic, Optional<String> key, SpecificRecord value, String id, String type, Instant time) {

    /** Under the handled record's key. */
    public Emission(Topic topic, SpecificRecord value, String id, String type, Instant time) {
        this(topic, Optional.empty(), value, id, type, time);
    }
}
