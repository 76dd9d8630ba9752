package io.stowage.operations.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.contracts.DailyUsage;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.connection.UnreadableRecord;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code usage export}. */
@Command(
        name = "export",
        description = {
            "Write the daily usage of all subscriptions as CSV.",
            "",
            "csv: a row for each subscription and day, in the contract's fields. focus: rows of FOCUS 1.2, one for each thing counted on a day; costs are 0, because prices are not known here.",
            "",
            "Days may still grow: see docs/analytics.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage usage export --from 2026-11-01 --to 2026-11-30 > november.csv",
            "  stowage usage export --from 2026-11-01 --to 2026-11-30 --format focus \\",
            "      --provider 'Example Hosting' --currency CHF --file november-focus.csv"
        })
final class ExportUsage implements Runnable {

    /** What the rows are. */
    enum Format {
        csv,
        focus
    }

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--format",
            paramLabel = "csv|focus",
            defaultValue = "csv",
            description = "What the rows are. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.csv;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where the rows go, in place of a file that is there. Default: standard output.")
    private @Nullable Path file;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = "Stowage",
            description = "FOCUS: who provides and invoices. Default: ${DEFAULT-VALUE}.")
    private String provider = "Stowage";

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "EUR",
            description = "FOCUS: the currency of the costs, ISO 4217. Default: ${DEFAULT-VALUE}.")
    private String currency = "EUR";

    @Spec
    private @Nullable CommandSpec command;

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    ExportUsage(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Rows rows = switch (format) {
            case csv -> new DailyRows();
            case focus -> new FocusRows(provider, currency());
        };
        DailyTopic daily = new DailyTopic(connection.open());
        AtomicLong leftOut = new AtomicLong();
        Consumer<UnreadableRecord> unreadable = record -> {
            leftOut.incrementAndGet();
            spec().commandLine().getErr().println("left out: " + record.getMessage());
        };
        if (file == null) {
            write(rows, daily, spec().commandLine().getOut(), unreadable);
        } else {
            writeFile(rows, daily, surroundings.workingDirectory().resolve(file), unreadable);
        }
        if (leftOut.get() > 0) {
            throw new OperationFailed("the export is not whole: %d days cannot be read".formatted(leftOut.get()));
        }
    }

    /** Appears under its name when it is whole. */
    private void writeFile(Rows rows, DailyTopic daily, Path place, Consumer<UnreadableRecord> unreadable) {
        Path unfinished = place.resolveSibling(place.getFileName() + ".unfinished");
        try {
            try (Writer out = Files.newBufferedWriter(unfinished, UTF_8)) {
                write(rows, daily, out, unreadable);
            }
            Files.move(unfinished, place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OperationFailed("--file: cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void write(Rows rows, DailyTopic daily, Writer out, Consumer<UnreadableRecord> unreadable) {
        CSVFormat csv = CSVFormat.RFC4180
                .builder()
                .setHeader(rows.columns().toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        try {
            // Not closed: standard output is not ours.
            CSVPrinter printer = new CSVPrinter(out, csv);
            daily.forEach(period.period(), day -> print(printer, rows.of(day), day), unreadable);
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (out instanceof PrintWriter terminal && terminal.checkError()) {
            throw new OperationFailed("the export is not whole: nobody reads standard output any more");
        }
    }

    private static void print(CSVPrinter printer, List<List<@Nullable String>> rows, DailyUsage day) {
        try {
            for (List<@Nullable String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the usage of " + day.getSubscriptionId(), e);
        }
    }

    private Currency currency() {
        try {
            return Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--currency: '%s' is no currency of ISO 4217, such as EUR".formatted(currency),
                    e);
        }
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(command);
    }
}
