package io.stowage.operations;

import io.stowage.embedded.TestKafka;
import io.stowage.embedded.TestRegistry;
import io.stowage.operations.input.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** A command that was run, and what came of it. */
record Run(int status, String out, String err) {

    /** Runs a command in a directory of its own, on the Kafka and the registry of the tests. */
    static Run on(Path directory, String... arguments) {
        Platform.start();
        return run(
                directory,
                Map.of("STOWAGE_KAFKA", TestKafka.bootstrapServers(), "STOWAGE_REGISTRY", TestRegistry.url()),
                "",
                arguments);
    }

    /** The same, with the gateways of a file {@code gateways.yaml} there, whose {@code ${GATEWAY_SECRET}} is this. */
    static Run withGateways(Path directory, String secret, String... arguments) {
        Platform.start();
        return run(
                directory,
                Map.of(
                        "STOWAGE_KAFKA",
                        TestKafka.bootstrapServers(),
                        "STOWAGE_REGISTRY",
                        TestRegistry.url(),
                        "STOWAGE_GATEWAYS",
                        "gateways.yaml",
                        "GATEWAY_SECRET",
                        secret),
                "",
                arguments);
    }

    static Run run(Path directory, Map<String, String> environment, String standardInput, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = StowageCommandLine.create(new Surroundings(
                        directory,
                        environment,
                        new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                        false,
                        Clock.systemUTC()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int status = command.execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }
}
