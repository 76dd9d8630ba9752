package io.stowage.operations.accounts;

import io.stowage.operations.connection.ConnectionOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of accounts. */
@Command(
        name = "account",
        description = "Look at accounts.",
        footerHeading = "%nExample:%n",
        footer = "  stowage account list --status FAILED")
public final class AccountCommands {

    private AccountCommands() {}

    public static CommandLine create(ConnectionOptions connection) {
        return new CommandLine(new AccountCommands())
                .addSubcommand(new ShowAccount(connection))
                .addSubcommand(new ListAccounts(connection));
    }
}
