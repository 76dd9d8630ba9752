package io.stowage.schemas.serde;

import io.stowage.schemas.topics.Topic;
import java.util.Collection;
import org.apache.avro.Schema;

/**
 * Registers the contracts of topics, as every application does at start for the topics it writes: serializers find ids
 * and never make them.
 */
public final class SchemaRegistration {

    /** Every version can be read with every other one, in both directions. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private SchemaRegistration() {}

    /**
     * Registers the schema of each topic that has one, and the rule that all its versions must obey. Safe to repeat: what
     * is registered already stays as it is.
     *
     * @param registryUrl as for {@link AvroSerde#producerProperties}
     * @throws RegistryUnavailable when the registry cannot be reached; the message names its address
     * @throws SchemaRefused when a schema is not compatible with an earlier version; the message names the subject and
     *     the reason
     */
    public static void register(String registryUrl, Collection<Topic> topics) {
        RegistryApi registry = new RegistryApi(AvroSerde.configured().confluentApi(registryUrl));
        for (Topic topic : topics) {
            topic.schema().ifPresent(schema -> register(registry, topic.subject(), schema));
        }
    }

    /** The rule comes first, so that it judges this version; Apicurio's registry takes it only for a subject it has. */
    private static void register(RegistryApi registry, String subject, Schema schema) {
        boolean ruled = registry.setCompatibility(subject, COMPATIBILITY);
        registry.register(subject, schema);
        if (!ruled) {
            registry.setCompatibility(subject, COMPATIBILITY);
        }
    }
}
