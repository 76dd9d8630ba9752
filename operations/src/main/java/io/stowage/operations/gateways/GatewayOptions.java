package io.stowage.operations.gateways;

import io.stowage.gateway.GatewaySettings;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.LocalStack;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which gateways there are: what the user gives, else those of the local stack, unless commands connect elsewhere. */
public final class GatewayOptions {

    @Option(
            names = "--gateways",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            order = 104,
            description = "The gateways' settings. Default: STOWAGE_GATEWAYS, else the running local stack's.")
    private @Nullable String file;

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    public GatewayOptions(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    /**
     * The gateways by their ids.
     *
     * @throws OperationFailed when nothing says which there are, or the file cannot be read
     */
    public Map<String, GatewaySettings> required() {
        return settings()
                .orElseThrow(
                        () -> new OperationFailed("nothing says which gateways there are: give --gateways FILE, set"
                                + " STOWAGE_GATEWAYS, or start a local stack with './stowage up'"));
    }

    /**
     * The gateways by their ids; empty where nothing says which there are.
     *
     * @throws OperationFailed when the file cannot be read
     */
    public Optional<Map<String, GatewaySettings>> settings() {
        return Optional.ofNullable(file)
                .or(() -> Optional.ofNullable(surroundings.environment().get("STOWAGE_GATEWAYS")))
                .filter(name -> !name.isBlank())
                .or(this::ofLocalStack)
                .map(name -> GatewayFile.read(
                        Document.read(name, surroundings.workingDirectory(), surroundings.standardInput()),
                        surroundings.environment()));
    }

    private Optional<String> ofLocalStack() {
        return connection
                .connectedStack()
                .map(LocalStack::gateways)
                .filter(Files::exists)
                .map(path -> path.toAbsolutePath().toString());
    }
}
