package io.stowage.events;

import io.stowage.schemas.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * One service, as far as Kafka is concerned. Input, memory and wake-ups are keyed alike and have the same number of
 * partitions.
 *
 * @param service name in headers, logs and metrics, for example {@code provisioning}
 * @param input topic whose records are handled
 * @param eventType contract of the input's values
 * @param memory the service's own compacted topic
 * @param memoryType contract of the memory's values
 * @param wakeUps the service's own topic by which it reminds itself of keys
 * @param deadLetters where records go that cannot be handled
 * @param handler decides and acts
 * @param <E> input value
 * @param <S> memory value
 */
public record KeyedStream<E extends SpecificRecord, S extends SpecificRecord>(
        String service,
        Topic input,
        Class<E> eventType,
        Topic memory,
        Class<S> memoryType,
        Topic wakeUps,
        Topic deadLetters,
        KeyedHandler<E, S> handler) {}
