package io.stowage.operations.credentials;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of credentials. */
@Command(
        name = "credentials",
        description = "Access keys as billing receives them, and billing's key pair.",
        footerHeading = "%nExample:%n",
        footer = "  stowage credentials show sub-1 --reveal")
public final class CredentialCommands {

    private CredentialCommands() {}

    public static CommandLine create(ConnectionOptions connection, Surroundings surroundings) {
        return new CommandLine(new CredentialCommands())
                .addSubcommand(new ShowCredentials(connection, surroundings))
                .addSubcommand(new NewBillingKey(surroundings));
    }
}
