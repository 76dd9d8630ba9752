package io.stowage.schemas.serde;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's readers and writers of the contracts, for Apicurio's client, which names this class in its settings. The client's
 * own provider prints and hashes the whole schema for each record, which costs many times what the record does.
 */
public final class ContractDatums implements AvroDatumProvider<SpecificRecord> {

    private final Map<Schema, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();

    @Override
    public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord value, Schema schema) {
        return writers.computeIfAbsent(schema, contract -> new SpecificDatumWriter<>(contract));
    }

    @Override
    public DatumReader<SpecificRecord> createDatumReader(Schema writer) {
        return readers.computeIfAbsent(writer, ContractDatums::reader);
    }

    @Override
    public Schema toSchema(SpecificRecord value) {
        return value.getSchema();
    }

    private static DatumReader<SpecificRecord> reader(Schema writer) {
        Class<?> contract = SpecificData.get().getClass(writer);
        if (contract == null || !SpecificRecord.class.isAssignableFrom(contract)) {
            throw new AvroRuntimeException(writer.getFullName() + " is no contract");
        }
        return new SpecificDatumReader<>(writer, SpecificData.get().getSchema(contract));
    }
}
