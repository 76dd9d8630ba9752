package io.stowage.operations.usage;

import io.stowage.contracts.DailyUsage;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code usage show}. */
@Command(
        name = "show",
        description = {
            "Show what a subscription used, by day and by month: operations, traffic, storage.",
            "",
            "Days are UTC, sizes decimal (GB = 10^9 bytes). The bar is the day's average of what was stored. MEASURED is how much of the day the GB-hours are about. A month's figures are those of the days shown."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stowage usage show sub-1", "  stowage usage show sub-1 --days 90 -o json"})
final class ShowUsage implements Runnable {

    @Parameters(paramLabel = "SUBSCRIPTION", description = "The subscription.")
    private String subscription = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "31",
            description = "How many days up to today. Default: ${DEFAULT-VALUE}.")
    private int days = 31;

    @Mixin
    private final Output output = new Output();

    @Spec
    private @Nullable CommandSpec command;

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    ShowUsage(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (days < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), "--days: it must be at least 1");
        }
        // A day ahead: the clock of who looks may be behind that of who counts.
        LocalDate today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
        List<DailyUsage> found = new DailyTopic(connection.open())
                .of(subscription, new Period(today.minusDays(days - 1L), today.plusDays(1)), output::leftOut);
        if (found.isEmpty()) {
            throw new OperationFailed(
                    "nothing is known of usage of subscription '%s' in the last %d days; 'stowage account show %s' tells whether it is there"
                            .formatted(subscription, days, subscription));
        }
        UsageView view = UsageView.of(subscription, found);
        output.report(view.json(), view.dayTable(), view.monthTable());
    }
}
