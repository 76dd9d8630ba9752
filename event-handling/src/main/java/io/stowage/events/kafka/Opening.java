package io.stowage.events.kafka;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** Opens a topic for a taker that is not there before the topic is asked for. */
interface Opening<V extends SpecificRecord> {

    WholeTopic<V> open(BiConsumer<String, Optional<V>> taker);
}
