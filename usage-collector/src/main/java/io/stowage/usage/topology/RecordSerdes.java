package io.stowage.usage.topology;

import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.RecordSerializer;
import io.stowage.schemas.serde.Unreadable;
import io.stowage.schemas.topics.Topic;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * Between Kafka Streams and records of the contracts. A value is written as one of the topic that has its contract, wherever
 * Streams puts it.
 */
final class RecordSerdes {

    private final RecordSerializer serializer = new RecordSerializer();
    private final RecordReader reader = new RecordReader();

    RecordSerdes(AvroSerde serde, String registryUrl) {
        serializer.configure(serde.producerProperties(registryUrl), false);
        reader.configure(serde.consumerProperties(registryUrl), false);
    }

    /**
     * Its deserializer throws {@link UnreadableRecord} for a value of another contract or of none; both throw {@link
     * FormatUnavailable} when the registry cannot be asked.
     */
    <T extends SpecificRecord> Serde<T> of(Topic topic, Class<T> type) {
        return of(topic, type, value -> value, value -> value);
    }

    /** The same for a domain value that is mapped to and from its contract. */
    <D, T extends SpecificRecord> Serde<D> of(
            Topic topic, Class<T> type, Function<D, T> toContract, Function<T, D> fromContract) {
        return Serdes.serdeFrom(
                (anywhere, value) -> value == null ? null : write(topic, toContract.apply(value)),
                (anywhere, bytes) -> bytes == null ? null : fromContract.apply(read(topic, type, bytes)));
    }

    /**
     * Reads records of others, who may have written anything. It throws as deserializers do, but where the record is
     * processed: what comes of the failure is in one transaction with the record's offset.
     */
    <T extends SpecificRecord> ValueMapper<byte @Nullable [], T> reading(Topic topic, Class<T> type) {
        return bytes -> {
            if (bytes == null) {
                throw new UnreadableRecord("the record has no value");
            }
            return read(topic, type, bytes);
        };
    }

    private byte @Nullable [] write(Topic topic, SpecificRecord value) {
        try {
            return serializer.serialize(topic.name(), value);
        } catch (RuntimeException failure) {
            throw new FormatUnavailable(
                    "cannot write a record of %s: %s".formatted(topic.name(), failure.getMessage()), failure);
        }
    }

    private <T extends SpecificRecord> T read(Topic topic, Class<T> type, byte[] bytes) {
        Object read;
        try {
            read = reader.deserialize(topic.name(), bytes);
        } catch (RuntimeException failure) {
            throw new FormatUnavailable(
                    "cannot read a record of %s: %s".formatted(topic.name(), failure.getMessage()), failure);
        }
        if (type.isInstance(read)) {
            return type.cast(read);
        }
        throw new UnreadableRecord(
                read instanceof Unreadable unreadable ? unreadable.reason() : "it is no " + type.getSimpleName());
    }
}
