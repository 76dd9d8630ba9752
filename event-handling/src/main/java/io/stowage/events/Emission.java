package io.stowage.events;

import io.stowage.schemas.topics.Topic;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event for another topic.
 *
 * @param topic where to
 * @param value of the topic's contract
 * @param id the event's id, the same whenever the same thing is told again
 * @param type what happened, for example {@code io.stowage.lifecycle.provisioned}
 * @param time when it happened
 */
public record Emission(Topic topic, SpecificRecord value, String id, String type, Instant time) {}
