package io.stowage.embedded;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The one class that names Testcontainers: loaded only where that is on the class path. */
final class KafkaInContainer {

    private KafkaInContainer() {}

    static String start(String image) {
        KafkaContainer kafka = new KafkaContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"))
                // As the in-process broker has it.
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        // Testcontainers' own reaper does the same where it runs.
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop));
        return kafka.getBootstrapServers();
    }
}
