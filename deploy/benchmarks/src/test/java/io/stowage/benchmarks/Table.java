package io.stowage.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of the report: a heading, one line on what was done, a table in Markdown. */
final class Table {

    private final String title;
    private final String what;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String what, String... columns) {
        this.title = title;
        this.what = what;
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** A whole number with separators between thousands. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /** With one digit after the point. */
    static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("### " + title + "\n\n" + what + "\n\n");
        text.append(line(columns)).append(line(columns.stream().map(c -> "---").toList()));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
