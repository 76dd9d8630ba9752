package io.stowage.usage.topology;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Settings of Kafka Streams. */
final class StreamsSettings {

    /** Name of the consumer group, and beginning of the names of all internal topics. */
    static final String APPLICATION_ID = "usage-metering";

    /** Of {@code stowage.dead-letters.usage}: the largest record that could be read, with more headers. */
    private static final int LARGEST_REQUEST = 4 * 1_048_588;

    private StreamsSettings() {}

    /**
     * @param kafka where it is and how to get in; its {@code streams.properties} add to what is set here, such as the
     *     number of standby replicas
     * @param instance one id per running instance
     */
    static Map<String, Object> of(
            KafkaProperties kafka, MeteringSettings settings, String instance, DeadLetters deadLetters) {
        Map<String, Object> properties = new HashMap<>(kafka.getProperties());
        properties.putAll(kafka.getSecurity().buildProperties());
        properties.putAll(kafka.getStreams().getProperties());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, String.join(",", kafka.getBootstrapServers()));
        Path stateDirectory = settings.stateDirectory(instance);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.meteringThreads());
        properties.putAll(promises(deadLetters));
        return properties;
    }

    /** What nobody may configure away: each record counts once, and none vanishes. */
    static Map<String, Object> promises(DeadLetters deadLetters) {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                APPLICATION_ID,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest",
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                LARGEST_REQUEST,
                // A name that Streams makes up changes with the topology, and the state behind it is lost.
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                PutAside.class,
                PutAside.DEAD_LETTERS,
                deadLetters);
    }
}
