package io.stowage.operations;

import io.stowage.gateway.GatewayFailure;
import io.stowage.operations.connection.CannotReach;
import io.stowage.operations.connection.UnreadableRecord;
import io.stowage.operations.output.OperationFailed;
import io.stowage.schemas.credentials.CannotOpenSecret;
import io.stowage.schemas.credentials.UnusableBillingKey;
import io.stowage.schemas.serde.RegistryUnavailable;
import io.stowage.schemas.serde.SchemaRefused;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one clear message on standard error and an exit status. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** What the user is told, and by which status. */
    private record Told(ExitCode code, String message) {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        Told told = Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .flatMap(each -> tell(each).stream())
                .findFirst()
                .orElseGet(
                        () -> new Told(ExitCode.FAILED, "unexpected failure: " + failure + " (--debug shows where)"));
        print(command, told.message());
        if (debug(command)) {
            failure.printStackTrace(command.getErr());
        }
        return told.code().status();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        print(command, String.valueOf(failure.getMessage()));
        PrintWriter err = command.getErr();
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("See '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        }
        return ExitCode.USAGE.status();
    }

    private static boolean debug(CommandLine command) {
        return command.getCommandSpec().root().userObject() instanceof Stowage stowage && stowage.debug();
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println(command.getColorScheme().errorText(message));
        command.getErr().flush();
    }

    private static Optional<Told> tell(Throwable failure) {
        return switch (failure) {
            case OperationFailed e -> told(ExitCode.FAILED, e.getMessage());
            case CannotReach e -> told(ExitCode.UNREACHABLE, e.getMessage());
            case GatewayFailure e -> told(ExitCode.FAILED, e.getMessage());
            case UnreadableRecord e -> told(ExitCode.FAILED, e.getMessage());
            case RegistryUnavailable e -> told(ExitCode.UNREACHABLE, e.getMessage());
            case SchemaRefused e -> told(ExitCode.FAILED, e.getMessage());
            case UnusableBillingKey e -> told(ExitCode.FAILED, e.getMessage());
            case CannotOpenSecret e -> told(ExitCode.FAILED, e.getMessage());
            case AuthenticationException e ->
                told(ExitCode.UNREACHABLE, "Kafka refuses the login: " + e.getMessage() + "; check --kafka-properties");
            case AuthorizationException e -> told(ExitCode.FAILED, "Kafka does not allow it: " + e.getMessage());
            case TimeoutException e -> told(ExitCode.UNREACHABLE, "Kafka does not answer in time: " + e.getMessage());
            case DisconnectException e -> told(ExitCode.UNREACHABLE, "Kafka ended the connection: " + e.getMessage());
            case ConfigException e -> told(ExitCode.FAILED, "a client setting is wrong: " + e.getMessage());
            // Often only a wrapper: what lies under it says more.
            case KafkaException e ->
                e.getCause() == null ? told(ExitCode.FAILED, "Kafka refuses: " + e.getMessage()) : Optional.empty();
            case Throwable other -> Optional.empty();
        };
    }

    private static Optional<Told> told(ExitCode code, @Nullable String message) {
        return Optional.of(new Told(code, String.valueOf(message)));
    }
}
