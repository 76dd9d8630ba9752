package io.stowage.operations.output;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a command prints what it has found: a mixin of every command that prints data. */
public final class Output {

    /** How data are printed. */
    enum Format {
        table,
        json
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            defaultValue = "table",
            order = 90,
            description = "How the result is printed. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.table;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Many things: a table, or a JSON array. */
    public <T> void list(Collection<T> things, Columns<T> columns, Function<T, ? extends JsonNode> json) {
        switch (format) {
            case table -> columns.printTable(things, out(), ansi());
            case json -> printJson(things.stream().map(json).toList());
        }
    }

    /** One thing: its texts below each other, or a JSON object. */
    public <T> void item(T thing, Columns<T> columns, Function<T, ? extends JsonNode> json) {
        switch (format) {
            case table -> columns.printDetails(thing, out(), ansi());
            case json -> printJson(json.apply(thing));
        }
    }

    /** A few things: the texts of each below each other, or a JSON array. */
    public <T> void items(Collection<T> things, Columns<T> columns, Function<T, ? extends JsonNode> json) {
        switch (format) {
            case table -> {
                String between = "";
                for (T thing : things) {
                    out().print(between);
                    columns.printDetails(thing, out(), ansi());
                    between = System.lineSeparator();
                }
            }
            case json -> printJson(things.stream().map(json).toList());
        }
    }

    /** Things of several kinds: a table of each kind that there is any of, or one JSON object. */
    public void report(JsonNode json, Table<?>... tables) {
        switch (format) {
            case table -> {
                String between = "";
                for (Table<?> table : tables) {
                    if (!table.things().isEmpty()) {
                        out().print(between);
                        table.print(out(), ansi());
                        between = System.lineSeparator();
                    }
                }
            }
            case json -> printJson(json);
        }
    }

    /** Things of one kind, and how they are shown. */
    public record Table<T>(Collection<T> things, Columns<T> columns) {

        private void print(PrintWriter out, Ansi ansi) {
            columns.printTable(things, out, ansi);
        }
    }

    /** A remark for people, beside the result. */
    public void note(String line) {
        spec().commandLine().getErr().println(line);
    }

    /** Something that is missing from the result, and why. */
    public void leftOut(RuntimeException why) {
        note("left out: " + why.getMessage());
    }

    /** @param terminal whether standard error is a terminal */
    public Progress progress(boolean terminal) {
        return new Progress(spec().commandLine().getErr(), terminal);
    }

    private void printJson(Object value) {
        out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private Ansi ansi() {
        return spec().commandLine().getColorScheme().ansi();
    }

    private CommandSpec spec() {
        if (command == null) {
            throw new IllegalStateException("not part of a command");
        }
        return command;
    }
}
