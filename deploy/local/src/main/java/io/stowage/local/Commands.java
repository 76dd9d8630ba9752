package io.stowage.local;

import io.stowage.operations.StowageCommandLine;
import io.stowage.operations.output.OperationFailed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a user would, against a stack. */
final class Commands {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LocalStack stack;
    private final JsonMapper json = new JsonMapper();

    Commands(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * The one thing a command prints.
     *
     * @throws OperationFailed with what the command says, when it fails or prints something else
     */
    JsonNode one(String... command) {
        List<JsonNode> all = all(command);
        if (all.size() != 1) {
            throw new OperationFailed(
                    "one result was expected of '%s', not %d".formatted(String.join(" ", command), all.size()));
        }
        return all.getFirst();
    }

    /**
     * The same, when it is as expected; a command that fails until then is asked again.
     *
     * @throws OperationFailed when it is not within half a minute
     */
    JsonNode await(Predicate<JsonNode> expected, String... command) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<OperationFailed> why = Optional.empty();
            try {
                JsonNode found = one(command);
                if (expected.test(found)) {
                    return found;
                }
            } catch (OperationFailed failure) {
                why = Optional.of(failure);
            }
            if (System.nanoTime() - end > 0) {
                throw why.orElseGet(() -> new OperationFailed(
                        "'%s' does not tell what was expected".formatted(String.join(" ", command))));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    int count(String... command) {
        return all(command).size();
    }

    /**
     * What a command prints that prints no JSON.
     *
     * @throws OperationFailed with what the command says, when it fails
     */
    String run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        Collections.addAll(arguments, "--kafka", stack.kafka(), "--registry", stack.registry());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                StowageCommandLine.create().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        if (commandLine.execute(arguments.toArray(String[]::new)) != 0) {
            throw new OperationFailed(err.toString().strip());
        }
        return out.toString();
    }

    private List<JsonNode> all(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        Collections.addAll(arguments, "-o", "json");
        JsonNode printed = json.readTree(run(arguments.toArray(String[]::new)));
        return printed.isArray() ? List.copyOf(printed.values()) : List.of(printed);
    }
}
