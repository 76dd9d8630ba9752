package io.stowage.operations.connection;

import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the commands connect: what the user gives, else the running local stack. */
public final class ConnectionOptions {

    private static final String BOOTSTRAP = "bootstrap.servers";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            order = 100,
            description = "Kafka's bootstrap servers. Default: STOWAGE_KAFKA, else the running local stack.")
    private @Nullable String kafka;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            order = 101,
            description = "The schema registry. Default: STOWAGE_REGISTRY, else the running local stack.")
    private @Nullable String registry;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            order = 102,
            description = "Kafka client settings, for example SASL and TLS.")
    private @Nullable Path kafkaProperties;

    private final Surroundings surroundings;

    public ConnectionOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Connects; nothing is sent before the first use.
     *
     * @throws CannotReach when nothing says where Kafka is, or nothing answers there
     * @throws OperationFailed when the file of client settings cannot be read
     */
    public Connection open() {
        LibraryLog.silence();
        Map<String, String> settings = settings();
        Optional<String> givenKafka =
                given(kafka, "STOWAGE_KAFKA").or(() -> Optional.ofNullable(settings.get(BOOTSTRAP)));
        Optional<String> givenRegistry = given(registry, "STOWAGE_REGISTRY");
        if (givenKafka.isEmpty() && givenRegistry.isEmpty() && settings.isEmpty()) {
            LocalStack stack = localStack().orElseThrow(ConnectionOptions::nowhere);
            return Connection.to(stack.kafka(), Optional.of(stack.registry()), settings);
        }
        // Never half of each: schema ids of one registry mean other schemas in another.
        return Connection.to(givenKafka.orElseThrow(ConnectionOptions::noKafka), givenRegistry, settings);
    }

    /** The local stack that runs here, whatever else was given. */
    public Optional<LocalStack> localStack() {
        return Optional.ofNullable(surroundings.environment().get("STOWAGE_HOME"))
                .map(home -> LocalStackFile.in(Path.of(home)).read())
                .orElseGet(() -> LocalStackFile.findUpwards(surroundings.workingDirectory()));
    }

    /** The local stack that commands connect to; empty where anything else was given. */
    public Optional<LocalStack> connectedStack() {
        boolean elsewhere = kafkaProperties != null
                || given(kafka, "STOWAGE_KAFKA").isPresent()
                || given(registry, "STOWAGE_REGISTRY").isPresent();
        return elsewhere ? Optional.empty() : localStack();
    }

    private Optional<String> given(@Nullable String option, String variable) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(surroundings.environment().get(variable)))
                .filter(value -> !value.isBlank());
    }

    private Map<String, String> settings() {
        if (kafkaProperties == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(
                surroundings.workingDirectory().resolve(kafkaProperties), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            throw new OperationFailed("--kafka-properties: there is no file " + kafkaProperties);
        } catch (IOException | IllegalArgumentException e) {
            // Without the cause's message, which may quote a line with a password.
            throw new OperationFailed("--kafka-properties: cannot read " + kafkaProperties);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private static CannotReach nowhere() {
        return new CannotReach("no local stack is running here: start it with './stowage up', "
                + "or say where to connect with --kafka HOST:PORT and --registry URL");
    }

    private static CannotReach noKafka() {
        return new CannotReach("nothing says where Kafka is: give --kafka HOST:PORT or set STOWAGE_KAFKA");
    }
}
