package io.stowage.operations.limits;

import io.stowage.operations.connection.ConnectionOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of limits. */
@Command(
        name = "limits",
        description = "Look at the limits of accounts. They are changed by orders: 'stowage order override-limits'.",
        footerHeading = "%nExample:%n",
        footer = "  stowage limits list --status FAILED")
public final class LimitsCommands {

    private LimitsCommands() {}

    public static CommandLine create(ConnectionOptions connection) {
        return new CommandLine(new LimitsCommands())
                .addSubcommand(new ShowLimits(connection))
                .addSubcommand(new ListLimits(connection));
    }
}
