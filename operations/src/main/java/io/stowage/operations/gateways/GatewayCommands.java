package io.stowage.operations.gateways;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about gateways. */
@Command(
        name = "gateway",
        description = "Show the gateways, and whether they can be worked with.",
        footerHeading = "%nExample:%n",
        footer = "  stowage gateway test")
public final class GatewayCommands {

    private GatewayCommands() {}

    public static CommandLine create(GatewayOptions gateways) {
        return new CommandLine(new GatewayCommands())
                .addSubcommand(new ListGateways(gateways))
                .addSubcommand(new TestGateways(gateways));
    }
}
