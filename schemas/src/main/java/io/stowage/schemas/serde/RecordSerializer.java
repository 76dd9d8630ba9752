package io.stowage.schemas.serde;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records through the registry client, and byte arrays as they are: a transactional producer has one
 * serializer for all its topics, and dead letters carry the original bytes.
 */
public final class RecordSerializer implements Serializer<Object> {

    static final String DELEGATE = "stowage.serializer";

    private @Nullable Serializer<Object> records;

    static {
        TrustedContracts.declare();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void configure(Map<String, ?> configs, boolean isKey) {
        records = RegistryClient.instance(configs.get(DELEGATE), Serializer.class);
        records.configure(configs, isKey);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object value) {
        return serialize(topic, null, value);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Headers headers, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> bytes;
            case Object other -> delegate().serialize(topic, headers, other);
        };
    }

    private Serializer<Object> delegate() {
        if (records == null) {
            throw new IllegalStateException("the serializer was not configured");
        }
        return records;
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
        }
    }
}
