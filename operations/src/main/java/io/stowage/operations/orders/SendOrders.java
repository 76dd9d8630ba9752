package io.stowage.operations.orders;

import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.orders.Tally.Purpose;
import io.stowage.operations.output.Output;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code order send}. */
@Command(
        name = "send",
        description = {
            "Send a stream of orders of any kind, one JSON object a line.",
            "",
            "A line has the fields of the contract, as 'topic read stowage.orders' shows them under 'value'; kind, "
                    + "subscriptionId and occurredAt are required. Each line is checked before it is sent. A wrong one is "
                    + "told with its number and left out; the others are sent.",
            "",
            "Sending a file again is harmless: an order with the same eventId is the same order. A line without eventId "
                    + "gets one made of all it says, so the same line is the same order.",
            "",
            "The exit status is 0 when every order was sent and, with --wait, carried out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order send -f orders.jsonl --dry-run",
            "  stowage order send -f orders.jsonl --rate 50 --wait",
            "  billing-export | stowage order send --fail-fast -o json",
            "",
            "A line:",
            "  {\"kind\": \"PLAN_CHANGED\", \"eventId\": \"billing-4711\",",
            "   \"subscriptionId\": \"sub-1\", \"occurredAt\": \"2026-01-31T12:00:00Z\",",
            "   \"planChanged\": {\"planId\": \"pro\"}}"
        })
final class SendOrders implements Runnable {

    @Option(
            names = {"-f", "--file"},
            defaultValue = "-",
            paramLabel = "FILE",
            description = "Orders, one JSON object a line. Default: ${DEFAULT-VALUE}, standard input.")
    private String file = "-";

    @Option(names = "--dry-run", description = "Only check the lines; send nothing and connect to nothing.")
    private boolean dryRun;

    @Option(
            names = "--fail-fast",
            description = "Stop at the first wrong line. What stands before it is sent, nothing after it.")
    private boolean failFast;

    @Option(names = "--rate", paramLabel = "N", description = "Send at most so many orders a second, for example 50.")
    private @Nullable String rate;

    @Option(
            names = "--wait",
            order = 82,
            description = "Wait until every order is carried out, and tell those that are not.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            order = 83,
            defaultValue = "60s",
            description =
                    "Wait no longer when for so long no order has been carried out, for example 30s, 5m. Default: "
                            + "${DEFAULT-VALUE}.")
    private String timeout = "60s";

    @Mixin
    private final Output output = new Output();

    @Spec
    private @Nullable CommandSpec command;

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    SendOrders(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Pace pace = OptionValues.of(command, () -> OptionValues.optional("--rate", rate, Pace::parse))
                .orElseGet(Pace::unbounded);
        Duration patience =
                OptionValues.of(command, () -> OptionValues.required("--timeout", timeout, TimeSpan::parse));
        Tally tally = new Tally(dryRun ? Purpose.CHECK : wait ? Purpose.FOLLOW : Purpose.SEND);
        try (OrderLines lines = OrderLines.open(file, surroundings)) {
            SendingReport report =
                    new SendingReport(lines.source(), tally, output, output.progress(surroundings.terminal()));
            if (dryRun) {
                read(lines, report, order -> {
                    report.order();
                    return true;
                });
            } else {
                send(lines, report, pace, patience);
            }
            report.done();
        }
        output.item(tally, Tally.COLUMNS, Tally::json);
        if (dryRun) {
            output.note("dry run: nothing was sent");
        }
        tally.requireSuccess();
    }

    private void send(OrderLines lines, SendingReport report, Pace pace, Duration patience) {
        Connection opened = connection.open();
        try (Dispatch dispatch = new Dispatch(
                OrderPublisher.to(opened),
                pace,
                wait ? Optional.of(OrdersWatch.on(opened)) : Optional.empty(),
                patience,
                report)) {
            try {
                read(lines, report, dispatch::send);
                dispatch.finish();
            } catch (RuntimeException e) {
                report.brokenOff(dispatch.confirmed());
                throw e;
            }
        }
    }

    /** @param orders takes an order; false when it wants no more */
    private void read(OrderLines lines, SendingReport report, Predicate<OrderLine.Order> orders) {
        for (Optional<OrderLine> next = lines.next(); next.isPresent(); next = lines.next()) {
            boolean goOn = switch (next.get()) {
                case OrderLine.Order order -> orders.test(order);
                case OrderLine.Wrong wrong -> {
                    report.wrong(wrong);
                    yield !failFast;
                }
            };
            if (!goOn) {
                report.stopped(next.get().line());
                return;
            }
        }
    }
}
