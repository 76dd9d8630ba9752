package io.stowage.schemas.serde;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records through the registry client. The result is a {@link SpecificRecord} of a contract, {@link
 * Unreadable} for bytes that are none, or null for a removed key.
 *
 * <p>It throws when the registry cannot be asked ({@link RegistryUnavailable}) or the client fails on a record that is
 * sound: outages, to be tried again, in which no record may be lost or put aside.
 */
public final class RecordReader implements Deserializer<Object> {

    static final String DELEGATE = "stowage.deserializer";
    static final String CONFLUENT_API = "stowage.confluent-api";

    static final int HEADER_LENGTH = 5;
    private static final byte MAGIC = 0;

    private @Nullable Deserializer<?> records;
    private @Nullable WriterSchemas writers;

    static {
        TrustedContracts.declare();
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        records = RegistryClient.instance(configs.get(DELEGATE), Deserializer.class);
        records.configure(configs, isKey);
        writers = new WriterSchemas(new RegistryApi(String.valueOf(configs.get(CONFLUENT_API))));
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] value) {
        return deserialize(topic, null, value);
    }

    @Override
    public @Nullable Object deserialize(String topic, @Nullable Headers headers, byte @Nullable [] value) {
        if (records == null || writers == null) {
            throw new IllegalStateException("the deserializer was not configured");
        }
        if (value == null) {
            return null;
        }
        if (value.length < HEADER_LENGTH || value[0] != MAGIC) {
            return new Unreadable(
                    value,
                    Unreadable.Kind.WRONG_FORMAT,
                    "a value begins with a zero byte and a schema id of four bytes, this one does not");
        }
        // Asked before the client is, which would wait without end for a registry that hangs.
        Optional<Schema> writer = writers.of(schemaId(value));
        if (writer.isEmpty()) {
            return new Unreadable(
                    value,
                    Unreadable.Kind.UNKNOWN_SCHEMA,
                    "the registry has no Avro schema with the id " + schemaId(value));
        }
        try {
            Object read = records.deserialize(topic, headers, value);
            return read instanceof SpecificRecord
                    ? read
                    : new Unreadable(value, Unreadable.Kind.NOT_OF_SCHEMA, "it is Avro, but no record of a contract");
        } catch (RuntimeException failure) {
            return Diagnosis.of(value, writer.get(), failure);
        }
    }

    static int schemaId(byte[] value) {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
        }
    }
}
