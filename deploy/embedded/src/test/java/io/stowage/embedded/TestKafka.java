package io.stowage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Kafka for tests, one for the whole JVM and started when it is first asked for: a container where an engine runs and
 * has a Kafka image, the in-process broker otherwise. Which one it is, is said once on standard output.
 *
 * <p>Tests share it, so each works on topics of its own ({@link #newTopic}). A test that stops or breaks its broker
 * starts one for itself with {@link EmbeddedBroker#start}.
 */
public final class TestKafka {

    private static @Nullable String bootstrapServers;

    private TestKafka() {}

    /** The address for {@code bootstrap.servers}. */
    public static synchronized String bootstrapServers() {
        if (bootstrapServers == null) {
            bootstrapServers = start();
        }
        return bootstrapServers;
    }

    /** Creates a topic that no other test has, and returns its name, which starts with the given prefix. */
    public static String newTopic(String prefix, int partitions) {
        String name = prefix + "-" + UUID.randomUUID();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
            // A broker hears of a new topic shortly after the controller has made it.
            Awaitility.await().until(() -> admin.listTopics().names().get().contains(name));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topic " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static String start() {
        ContainerEngine engine = ContainerEngine.find();
        Optional<String> image = engine.kafkaImage();
        if (image.isPresent()) {
            System.out.println("Kafka for tests: container " + image.get());
            return KafkaInContainer.start(image.get());
        }
        System.out.println("Kafka for tests: in-process broker (" + engine.whyNot() + ")");
        return startInProcess();
    }

    private static String startInProcess() {
        try {
            Path directory = Files.createTempDirectory("stowage-kafka-");
            EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
            // In this order: a broker whose files vanish under it halts the JVM.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                broker.close();
                delete(directory);
            }));
            return broker.bootstrapServers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
