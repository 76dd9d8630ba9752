package io.stowage.operations.topics;

import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.Output;
import io.stowage.schemas.topics.Topic;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code topics list}. */
@Command(
        name = "list",
        description = "List the topics of the catalogue and whether Kafka has them.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage topics list", "  stowage topics list -o json"})
final class ListTopics implements Runnable {

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ListTopics(ConnectionOptions connection) {
        this.connection = connection;
    }

    private record Listed(Topic topic, boolean exists) {

        static final Columns<Listed> COLUMNS = new Columns<Listed>()
                .add("TOPIC", listed -> listed.topic.name())
                .add("EXISTS", listed -> listed.exists ? "yes" : "no", exists -> exists.equals("no") ? "red" : "")
                .add("KEY", listed -> listed.topic.key())
                .add("KEEPS", listed -> kept(listed.topic.kind()))
                .add("PARTITIONS", listed -> Integer.toString(listed.topic.partitions()))
                .add("WRITTEN BY", listed -> listed.topic.writtenBy())
                .add("READ BY", listed -> String.join(", ", listed.topic.readBy()));

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("topic", topic.name())
                    .put("exists", exists)
                    .put("key", topic.key())
                    .put("keeps", kept(topic.kind()))
                    .put("partitions", topic.partitions())
                    .put("writtenBy", topic.writtenBy())
                    .put("description", topic.description());
            topic.readBy().forEach(json.putArray("readBy")::add);
            return json;
        }

        private static String kept(Topic.Kind kind) {
            return switch (kind) {
                case Topic.Log log -> "%d days".formatted(log.retention().toDays());
                case Topic.DeadLetters dead ->
                    "%d days".formatted(dead.retention().toDays());
                case Topic.Ledger ledger -> "all";
                case Topic.Compacted compacted -> "newest of each key";
            };
        }
    }

    @Override
    public void run() {
        Set<String> existing = existing(connection.open());
        output.list(
                TopicCatalogue.all().stream()
                        .map(topic -> new Listed(topic, existing.contains(topic.name())))
                        .toList(),
                Listed.COLUMNS,
                Listed::json);
    }

    private static Set<String> existing(Connection connection) {
        try (Admin admin = connection.admin()) {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
