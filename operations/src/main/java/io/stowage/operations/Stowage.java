package io.stowage.operations;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.input.Surroundings;
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

    @Mixin
    private final GatewayOptions gateways;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = 103,
            description = "Show the stack trace of a failure.")
    private boolean debug;

    @Spec
    private @Nullable CommandSpec command;

    private Stowage(ConnectionOptions connection, GatewayOptions gateways) {
        this.connection = connection;
        this.gateways = gateways;
    }

    static Stowage in(Surroundings surroundings) {
        ConnectionOptions connection = new ConnectionOptions(surroundings);
        return new Stowage(connection, new GatewayOptions(connection, surroundings));
    }

    ConnectionOptions connection() {
        return connection;
    }

    GatewayOptions gateways() {
        return gateways;
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
