package io.stowage.operations.limits;

import static io.stowage.schemas.topics.TopicCatalogue.LIMITS;

import io.stowage.contracts.LimitsState;
import io.stowage.contracts.LimitsStatus;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limits list}. */
@Command(
        name = "list",
        description = "List the limits of all accounts by subscription.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage limits list", "  stowage limits list --status DRIFTED -o json"})
final class ListLimits implements Runnable {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only limits of this status: ${COMPLETION-CANDIDATES}.")
    private @Nullable LimitsStatus status;

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ListLimits(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        List<LimitsState> limits = new Contracts<>(connection.open(), LIMITS, LimitsState.class)
                .newestOfEachKey(output::leftOut).stream()
                        .filter(each -> status == null || each.getStatus() == status)
                        .toList();
        output.list(limits, LimitsView.TABLE, ContractJson::of);
    }
}
