package io.stowage.operations.usage;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of usage. */
@Command(
        name = "usage",
        description = "Look at usage, export it, and compare it with the gateways.",
        footerHeading = "%nExample:%n",
        footer = "  stowage usage show sub-1 --days 7")
public final class UsageCommands {

    private UsageCommands() {}

    public static CommandLine create(ConnectionOptions connection, GatewayOptions gateways, Surroundings surroundings) {
        return new CommandLine(new UsageCommands())
                .addSubcommand(new ShowUsage(connection, surroundings))
                .addSubcommand(new ExportUsage(connection, surroundings))
                .addSubcommand(new ReconcileUsage(connection, gateways))
                .addSubcommand(new ListFindings(connection))
                .addSubcommand(UsageObjectCommands.create(gateways));
    }
}
