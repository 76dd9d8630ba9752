package io.stowage.operations.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/**
 * What people see of a thing: named texts, in columns for many things, below each other for one. An empty text is
 * nothing to show.
 */
public final class Columns<T> {

    private record Column<T>(String name, Function<T, String> text, Function<String, String> style) {}

    private final List<Column<T>> columns = new ArrayList<>();

    public Columns<T> add(String name, Function<T, String> text) {
        return add(name, text, value -> "");
    }

    /** @param style the text's style in picocli's markup, for example {@code bold,red}, or empty for none */
    public Columns<T> add(String name, Function<T, String> text, Function<String, String> style) {
        columns.add(new Column<>(name, text, style));
        return this;
    }

    /** A line of names, then a line for each thing. */
    void printTable(Collection<T> things, PrintWriter out, Ansi ansi) {
        List<List<String>> rows = things.stream().map(this::texts).toList();
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        columns.get(i).name().length(),
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
                .toArray();
        out.println(line(columns.stream().map(Column::name).toList(), widths, Ansi.OFF));
        rows.forEach(row -> out.println(line(row, widths, ansi)));
    }

    /** A line for each text there is. */
    void printDetails(T thing, PrintWriter out, Ansi ansi) {
        int width = columns.stream()
                .mapToInt(column -> column.name().length())
                .max()
                .orElse(0);
        for (Column<T> column : columns) {
            String text = column.text().apply(thing);
            if (!text.isEmpty()) {
                out.println(padded(column.name() + ":", width + 2) + styled(column, text, text, ansi));
            }
        }
    }

    private List<String> texts(T thing) {
        return columns.stream().map(column -> column.text().apply(thing)).toList();
    }

    private String line(List<String> texts, int[] widths, Ansi ansi) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean last = i == widths.length - 1;
            String text = texts.get(i);
            line.append(styled(columns.get(i), text, last ? text : padded(text, widths[i] + 2), ansi));
        }
        return line.toString().stripTrailing();
    }

    private static <T> String styled(Column<T> column, String text, String shown, Ansi ansi) {
        String style = ansi.enabled() ? column.style().apply(text) : "";
        // Not by markup inside the text, which may hold anything.
        return style.isEmpty() ? shown : on(style) + shown + Ansi.Style.reset.on();
    }

    private static String on(String style) {
        return Ansi.Style.on(Ansi.Style.parse(style));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
