package io.stowage.events.kafka;

import io.stowage.events.Outage;
import io.stowage.schemas.serde.AvroSerde;
import io.stowage.schemas.serde.RecordReader;
import io.stowage.schemas.serde.RecordSerializer;
import io.stowage.schemas.serde.Unreadable;
import io.stowage.schemas.topics.Topic;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Between records of the contracts and bytes on the wire. A registry that cannot be asked is an {@link Outage}. */
final class RecordFormat implements AutoCloseable {

    private final RecordSerializer serializer = new RecordSerializer();
    private final RecordReader reader = new RecordReader();

    RecordFormat(AvroSerde serde, String registryUrl) {
        serializer.configure(serde.producerProperties(registryUrl), false);
        reader.configure(serde.consumerProperties(registryUrl), false);
    }

    /**
     * @throws Outage when the registry cannot be asked
     * @throws IllegalArgumentException for a value that no registry could make writable
     */
    byte[] write(Topic topic, SpecificRecord value) {
        try {
            byte[] bytes = serializer.serialize(topic.name(), value);
            if (bytes == null) {
                throw new IllegalStateException("nothing was written for " + topic.name());
            }
            return bytes;
        } catch (RuntimeException failure) {
            requireSound(topic, value);
            throw new Outage("cannot write a record of " + topic.name() + ": " + failure.getMessage(), failure);
        }
    }

    /** Without the registry: a value at fault would fail for ever, and everything behind it would wait. */
    private static void requireSound(Topic topic, SpecificRecord value) {
        try {
            SpecificData model = SpecificData.getForClass(value.getClass());
            new SpecificDatumWriter<SpecificRecord>(value.getSchema(), model)
                    .write(value, EncoderFactory.get().binaryEncoder(OutputStream.nullOutputStream(), null));
        } catch (IOException | RuntimeException unsound) {
            throw new IllegalArgumentException("no record of " + topic.name() + ": " + unsound.getMessage(), unsound);
        }
    }

    <T extends SpecificRecord> Read<T> read(Topic topic, Class<T> type, byte[] bytes) {
        Object read;
        try {
            read = reader.deserialize(topic.name(), bytes);
        } catch (RuntimeException failure) {
            throw new Outage("cannot read a record of " + topic.name() + ": " + failure.getMessage(), failure);
        }
        if (type.isInstance(read)) {
            return new Readable<>(type.cast(read));
        }
        return read instanceof Unreadable unreadable
                ? new NotReadable<>(unreadable.reason())
                : new NotReadable<>("it is no " + type.getSimpleName());
    }

    @Override
    public void close() {
        serializer.close();
        reader.close();
    }

    sealed interface Read<T> {}

    record Readable<T>(T value) implements Read<T> {}

    /** @param reason one line, without any of the record's content */
    record NotReadable<T>(String reason) implements Read<T> {}
}
