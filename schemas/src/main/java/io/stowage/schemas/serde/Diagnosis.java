package io.stowage.schemas.serde;

import io.stowage.schemas.serde.Unreadable.Kind;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Finds out why a registry client failed on a value. The clients throw plain runtime exceptions alike for a broken value
 * and for a registry that is down; so Avro itself is asked whether the bytes are a record of their schema. Only when it
 * says no is the value to blame.
 */
final class Diagnosis {

    private Diagnosis() {}

    /** The value's fault; throws the client's failure where the value has none. */
    static Unreadable of(byte[] value, Schema writer, RuntimeException failure) {
        if (writer.getType() != Schema.Type.RECORD) {
            return notOfSchema(value, writer, "which is no record");
        }
        try {
            Class<?> contract = SpecificData.get().getClass(writer);
            if (contract == null) {
                return notOfSchema(value, writer, "which is no contract");
            }
            decode(value, writer, SpecificData.get().getSchema(contract));
        } catch (IOException | RuntimeException e) {
            return notOfSchema(
                    value, writer, "as which it cannot be read: " + e.getClass().getSimpleName());
        }
        throw failure;
    }

    private static Unreadable notOfSchema(byte[] value, Schema writer, String why) {
        return new Unreadable(
                value,
                Kind.NOT_OF_SCHEMA,
                "its schema has the id %d, %s, %s".formatted(RecordReader.schemaId(value), writer.getFullName(), why));
    }

    private static void decode(byte[] value, Schema writer, Schema reader) throws IOException {
        int start = RecordReader.HEADER_LENGTH;
        new SpecificDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(value, start, value.length - start, null));
    }
}
