package io.stowage.events;

import io.stowage.schemas.topics.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * One service, as far as Kafka is concerned. Inputs, memory and wake-ups are keyed alike and have the same number of
 * partitions, so that all of a key comes to the same instance. The records of a key are handled one after the other,
 * whichever inputs they come from; between two inputs they are in no certain order.
 *
 * @param service name in headers, logs and metrics, for example {@code provisioning}
 * @param inputs topics whose records are handled; at least one, and each topic once
 * @param memory the service's own compacted topic
 * @param memoryType contract of the memory's values
 * @param wakeUps the service's own topic by which it reminds itself of keys
 * @param deadLetters where records go that cannot be handled
 * @param handler of wake-ups, and of what the memory asks for
 * @param <S> memory value
 */
public record KeyedStream<S extends SpecificRecord>(
        String service,
        List<Input<?, S>> inputs,
        Topic memory,
        Class<S> memoryType,
        Topic wakeUps,
        Topic deadLetters,
        MemoryHandler<S> handler) {

    public KeyedStream {
        inputs = List.copyOf(inputs);
        long topics = inputs.stream().map(Input::topic).distinct().count();
        if (inputs.isEmpty() || topics < inputs.size()) {
            throw new IllegalArgumentException(
                    "stream %s must have an input, and each topic as an input once".formatted(service));
        }
    }

    /** With one input. */
    public <E extends SpecificRecord> KeyedStream(
            String service,
            Topic input,
            Class<E> eventType,
            Topic memory,
            Class<S> memoryType,
            Topic wakeUps,
            Topic deadLetters,
            KeyedHandler<E, S> handler) {
        this(
                service,
                List.of(new Input<>(input, eventType, handler)),
                memory,
                memoryType,
                wakeUps,
                deadLetters,
                handler);
    }
}
