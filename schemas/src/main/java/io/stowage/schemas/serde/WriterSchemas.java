package io.stowage.schemas.serde;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** The schemas that values were written with, by id. */
final class WriterSchemas {

    private final RegistryApi registry;
    /** What lies behind an id never changes. An id without a schema may get one, and is asked for again. */
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    WriterSchemas(RegistryApi registry) {
        this.registry = registry;
    }

    /**
     * The schema of that id; empty when the registry has no Avro schema of it.
     *
     * @throws RegistryUnavailable when the registry must be asked and cannot
     */
    Optional<Schema> of(int id) {
        Schema schema = known.get(id);
        if (schema != null) {
            return Optional.of(schema);
        }
        Optional<Schema> asked = registry.schema(id);
        asked.ifPresent(found -> known.put(id, found));
        return asked;
    }
}
