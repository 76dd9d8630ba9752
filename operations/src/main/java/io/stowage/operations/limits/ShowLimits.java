package io.stowage.operations.limits;

import static io.stowage.schemas.topics.TopicCatalogue.LIMITS;

import io.stowage.contracts.LimitsState;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code limits show}. */
@Command(
        name = "show",
        description = "Show what limits a subscription: what is wanted, what is in force, and what was found changed.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage limits show sub-1", "  stowage limits show sub-1 -o json"})
final class ShowLimits implements Runnable {

    @Parameters(paramLabel = "SUBSCRIPTION", description = "The subscription.")
    private String subscription = "";

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ShowLimits(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        LimitsState limits = new Contracts<>(connection.open(), LIMITS, LimitsState.class)
                .newestOf(subscription)
                .orElseThrow(() -> new OperationFailed(
                        "nothing is known of limits of subscription '%s'; 'stowage limits list' shows all"
                                .formatted(subscription)));
        output.item(limits, LimitsView.DETAILS, ContractJson::of);
    }
}
