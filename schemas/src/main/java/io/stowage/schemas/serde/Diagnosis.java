package io.stowage.schemas.serde;

import io.stowage.schemas.serde.Unreadable.Kind;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Finds out why a registry client failed on a value. The clients throw plain runtime exceptions alike for a poisoned
 * value and for a registry that is down; so the registry is asked for the schema, and Avro whether the bytes are a record
 * of it. Only when both have answered is the value to blame.
 */
final class Diagnosis {

    private final RegistryApi registry;
    /** What lies behind an id never changes. An id without a schema may get one, and is asked for again. */
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    Diagnosis(RegistryApi registry) {
        this.registry = registry;
    }

    /**
     * The value's fault, or the failure itself where the value has none.
     *
     * @throws RegistryUnavailable when the registry cannot be asked
     */
    Unreadable of(byte[] value, RuntimeException failure) {
        int id = RecordReader.schemaId(value);
        Optional<Schema> schema = schema(id, failure);
        if (schema.isEmpty()) {
            return new Unreadable(value, Kind.UNKNOWN_SCHEMA, "the registry has no Avro schema with the id " + id);
        }
        Schema writer = schema.get();
        if (writer.getType() != Schema.Type.RECORD) {
            return new Unreadable(value, Kind.NOT_OF_SCHEMA, "schema " + id + " is no record but " + writer.getType());
        }
        try {
            Class<?> contract = SpecificData.get().getClass(writer);
            if (contract == null) {
                return new Unreadable(
                        value, Kind.NOT_OF_SCHEMA, "schema " + id + ", " + writer.getFullName() + ", is no contract");
            }
            decode(value, writer, SpecificData.get().getSchema(contract));
        } catch (IOException | RuntimeException e) {
            return new Unreadable(
                    value,
                    Kind.NOT_OF_SCHEMA,
                    "it cannot be read as schema " + id + ", " + writer.getFullName() + ": "
                            + e.getClass().getSimpleName());
        }
        throw failure;
    }

    private Optional<Schema> schema(int id, RuntimeException failure) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<Schema> asked = registry.schema(id);
            asked.ifPresent(schema -> schemas.put(id, schema));
            return asked;
        } catch (RegistryUnavailable e) {
            e.addSuppressed(failure);
            throw e;
        }
    }

    private static void decode(byte[] value, Schema writer, Schema reader) throws IOException {
        int start = RecordReader.HEADER_LENGTH;
        new SpecificDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(value, start, value.length - start, null));
    }
}
