package io.stowage.schemas.serde;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The registry client's classes, which configuration names and no code does. */
final class RegistryClient {

    private RegistryClient() {}

    static <T> T instance(@Nullable Object className, Class<T> type) {
        try {
            return Utils.newInstance(String.valueOf(className), type);
        } catch (ClassNotFoundException e) {
            throw new ConfigException("the registry client's class " + className
                    + " is not on the class path; Confluent's client comes with the Maven profile 'confluent'");
        } catch (KafkaException e) {
            throw new ConfigException(
                    "the registry client's class " + className + " cannot be used: " + e.getMessage());
        }
    }
}
