package io.stowage.operations.limits;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.orders.LimitOrders;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of limits. */
@Command(
        name = "limits",
        description = "Look at the limits of accounts, and change those that differ from their plan's.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage limits list --status FAILED",
            "  stowage limits progress basic",
            "  stowage limits set sub-1 --quota 2TiB --wait"
        })
public final class LimitsCommands {

    private LimitsCommands() {}

    public static CommandLine create(ConnectionOptions connection, Surroundings surroundings) {
        CommandLine limits = new CommandLine(new LimitsCommands())
                .addSubcommand(new ShowLimits(connection))
                .addSubcommand(new ListLimits(connection))
                .addSubcommand(new ShowProgress(connection));
        return LimitOrders.addTo(limits, connection, surroundings);
    }
}
