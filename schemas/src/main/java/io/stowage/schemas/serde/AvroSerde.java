package io.stowage.schemas.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/**
 * The one place that says how values become bytes: which registry client is used, and its settings for producers and
 * consumers. On the wire it is always the same: a zero byte, the schema's id in four bytes, binary Avro; the subject is
 * {@code <topic>-value}.
 *
 * <p>The client is chosen by configuration: the system property {@value #CLIENT}, else the environment variable {@code
 * STOWAGE_REGISTRY_CLIENT}, else what the build was made for ({@code apicurio}; {@code confluent} with Maven's profile
 * {@code confluent}).
 */
public final class AvroSerde {

    static final String CLIENT = "stowage.registry-client";

    private static final String CLIENT_VARIABLE = "STOWAGE_REGISTRY_CLIENT";

    private final Properties settings;

    private AvroSerde(Properties settings) {
        this.settings = settings;
    }

    /** The client that the configuration asks for. */
    public static AvroSerde configured() {
        return named(Stream.of(System.getProperty(CLIENT), System.getenv(CLIENT_VARIABLE))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseGet(() -> load("/stowage-serde.properties").getProperty("registry-client")));
    }

    /**
     * The client of that name.
     *
     * @throws ConfigException when there is no such client
     */
    public static AvroSerde named(String client) {
        return new AvroSerde(load(client + ".properties"));
    }

    /**
     * Settings for a producer whose values are Avro records or, untouched, byte arrays.
     *
     * @param registryUrl the registry's address: without a path for Apicurio's client, the API's root for Confluent's
     */
    public Map<String, Object> producerProperties(String registryUrl) {
        Map<String, Object> properties = clientProperties("producer.", registryUrl);
        properties.put("value.serializer", RecordSerializer.class.getName());
        properties.put(RecordSerializer.DELEGATE, setting("serializer", registryUrl));
        return properties;
    }

    /**
     * Settings for a consumer whose values are Avro records or {@link Unreadable}.
     *
     * @param registryUrl as for {@link #producerProperties}
     */
    public Map<String, Object> consumerProperties(String registryUrl) {
        Map<String, Object> properties = clientProperties("consumer.", registryUrl);
        properties.put("value.deserializer", RecordReader.class.getName());
        properties.put(RecordReader.DELEGATE, setting("deserializer", registryUrl));
        properties.put(RecordReader.CONFLUENT_API, confluentApi(registryUrl));
        return properties;
    }

    /** The root of the registry's Confluent-compatible API. */
    String confluentApi(String registryUrl) {
        return setting("confluent-api", registryUrl);
    }

    private Map<String, Object> clientProperties(String side, String registryUrl) {
        Map<String, Object> properties = new HashMap<>();
        for (String name : settings.stringPropertyNames()) {
            for (String prefix : new String[] {"client.", side}) {
                if (name.startsWith(prefix)) {
                    properties.put(name.substring(prefix.length()), setting(name, registryUrl));
                }
            }
        }
        return properties;
    }

    private String setting(String name, String registryUrl) {
        return Optional.ofNullable(settings.getProperty(name))
                .orElseThrow(() -> new ConfigException("the registry client's settings lack " + name))
                .replace("{registry}", registryUrl.replaceFirst("/+$", ""));
    }

    private static Properties load(String resource) {
        try (InputStream file = AvroSerde.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new ConfigException("no registry client is described by the resource " + resource + ": " + CLIENT
                        + " is apicurio or confluent");
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
