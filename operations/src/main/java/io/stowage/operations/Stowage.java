package io.stowage.operations;

import io.stowage.operations.connection.ConnectionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "stowage",
        description = "Runs and looks after Stowage, which turns billing's orders into S3 storage.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the operation failed or was refused; the reason is on standard error",
            "2:the command line is wrong",
            "3:Kafka or the schema registry cannot be reached"
        })
final class Stowage implements Runnable {

    @Mixin
    private final ConnectionOptions connection;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = 103,
            description = "Show the stack trace of a failure.")
    private boolean debug;

    @Spec
    private @Nullable CommandSpec command;

    Stowage(ConnectionOptions connection) {
        this.connection = connection;
    }

    ConnectionOptions connection() {
        return connection;
    }

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        if (command != null) {
            throw new ParameterException(command.commandLine(), "a command is missing");
        }
    }
}
