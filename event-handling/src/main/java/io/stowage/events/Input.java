package io.stowage.events;

import io.stowage.schemas.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic whose records a stream handles.
 *
 * @param topic where they lie
 * @param type contract of its values
 * @param handler decides and acts
 * @param <E> value
 * @param <S> memory value of the stream
 */
public record Input<E extends SpecificRecord, S extends SpecificRecord>(
        Topic topic, Class<E> type, InputHandler<E, S> handler) {}
