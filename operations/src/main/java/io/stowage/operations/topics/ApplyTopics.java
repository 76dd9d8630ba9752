package io.stowage.operations.topics;

import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.schemas.topics.TopicsOnKafka;
import io.stowage.schemas.topics.TopicsOnKafka.Applied;
import io.stowage.schemas.topics.TopicsOnKafka.Differs;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code topics apply}. */
@Command(
        name = "apply",
        description = {
            "Create the topics of the catalogue that are missing, correct the settings of those that are there, and register their contracts.",
            "",
            "The number of partitions of an existing topic is never changed: a difference is reported, and fails the command."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage topics apply --dry-run",
            "  stowage topics apply --kafka kafka:9092 \\",
            "      --registry http://registry:8080"
        })
final class ApplyTopics implements Runnable {

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ApplyTopics(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        Connection opened = connection.open();
        List<Applied> applied = dryRun ? compare(opened) : apply(opened);
        output.list(applied, AppliedView.COLUMNS, AppliedView::json);
        if (dryRun) {
            output.note("dry run: nothing was applied");
        }
        List<String> different = applied.stream()
                .filter(each -> each.outcome() instanceof Differs)
                .map(each -> each.topic().name())
                .toList();
        if (!different.isEmpty()) {
            throw new OperationFailed(
                    "another number of partitions than the catalogue's: %s; copy the records to a new topic, since more partitions would part a key from its earlier records"
                            .formatted(String.join(", ", different)));
        }
    }

    private static List<Applied> compare(Connection connection) {
        try (Admin admin = connection.admin()) {
            return TopicsOnKafka.compare(admin, TopicCatalogue.all());
        }
    }

    private static List<Applied> apply(Connection connection) {
        connection.registerContracts(TopicCatalogue.all());
        try (Admin admin = connection.admin()) {
            return TopicsOnKafka.apply(admin, TopicCatalogue.all());
        }
    }
}
