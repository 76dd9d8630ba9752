package io.stowage.operations.plans;

import static io.stowage.schemas.topics.TopicCatalogue.PLANS;

import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plan list}. */
@Command(
        name = "list",
        description = "List the plans of the catalogue.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage plan list", "  stowage plan list -o json"})
final class ListPlans implements Runnable {

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ListPlans(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        output.list(
                new Contracts<>(connection.open(), PLANS, PlanDefinition.class).newestOfEachKey(output::leftOut),
                PlanView.TABLE,
                ContractJson::of);
    }
}
