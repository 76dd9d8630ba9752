package io.stowage.operations.plans;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the plan catalogue. */
@Command(
        name = "plan",
        description = "Look after the plan catalogue.",
        footerHeading = "%nExample:%n",
        footer = "  stowage plan apply -f plans.yaml")
public final class PlanCommands {

    private PlanCommands() {}

    public static CommandLine create(ConnectionOptions connection, GatewayOptions gateways, Surroundings surroundings) {
        return new CommandLine(new PlanCommands())
                .addSubcommand(new ApplyPlans(connection, gateways, surroundings))
                .addSubcommand(new ListPlans(connection))
                .addSubcommand(new ShowPlan(connection))
                .addSubcommand(new RemovePlan(connection, surroundings));
    }
}
