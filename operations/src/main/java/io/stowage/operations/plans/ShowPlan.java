package io.stowage.operations.plans;

import static io.stowage.schemas.topics.TopicCatalogue.PLANS;

import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plan show}. */
@Command(
        name = "show",
        description = "Show a plan.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage plan show basic", "  stowage plan show basic -o json"})
final class ShowPlan implements Runnable {

    @Parameters(paramLabel = "PLAN", description = "The plan's id.")
    private String plan = "";

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;

    ShowPlan(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public void run() {
        PlanDefinition found = new Contracts<>(connection.open(), PLANS, PlanDefinition.class)
                .newestOf(plan)
                .orElseThrow(() ->
                        new OperationFailed("there is no plan '%s'; 'stowage plan list' shows all".formatted(plan)));
        output.item(found, PlanView.DETAILS, ContractJson::of);
    }
}
