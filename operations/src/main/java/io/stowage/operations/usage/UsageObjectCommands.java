package io.stowage.operations.usage;

import io.stowage.operations.gateways.GatewayOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of raw statistics objects. */
@Command(
        name = "object",
        description = {
            "Look at the statistics objects that a gateway keeps until they are collected, and delete them.",
            "",
            "The usage collector does all that is needed by itself."
        },
        footerHeading = "%nExample:%n",
        footer = "  stowage usage object list --gateway west")
final class UsageObjectCommands {

    private UsageObjectCommands() {}

    static CommandLine create(GatewayOptions gateways) {
        return new CommandLine(new UsageObjectCommands())
                .addSubcommand(new ListUsageObjects(gateways))
                .addSubcommand(new ShowUsageObject(gateways))
                .addSubcommand(new DeleteUsageObjects(gateways));
    }
}
