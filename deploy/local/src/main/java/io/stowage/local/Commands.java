package io.stowage.local;

import io.stowage.operations.StowageCommandLine;
import io.stowage.operations.output.OperationFailed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a user would, against a stack. */
final class Commands {

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

    int count(String... command) {
        return all(command).size();
    }

    private List<JsonNode> all(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        Collections.addAll(arguments, "-o", "json", "--kafka", stack.kafka(), "--registry", stack.registry());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                StowageCommandLine.create().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        if (commandLine.execute(arguments.toArray(String[]::new)) != 0) {
            throw new OperationFailed(err.toString().strip());
        }
        JsonNode printed = json.readTree(out.toString());
        return printed.isArray() ? List.copyOf(printed.values()) : List.of(printed);
    }
}
