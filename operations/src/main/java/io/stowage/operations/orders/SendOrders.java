package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Line;
import io.stowage.operations.input.Lines;
import io.stowage.operations.input.Problem;
import io.stowage.operations.input.Problems;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import io.stowage.operations.output.Output;
import io.stowage.operations.output.Progress;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code order send}. */
@Command(
        name = "send",
        description = {
            "Send a stream of orders of any kind, one JSON object a line.",
            "",
            "A line has the fields of the contract, as 'topic read stowage.orders' shows them under 'value'; kind, eventId, "
                    + "subscriptionId and occurredAt are required. Each line is checked before it is sent. Wrong lines are "
                    + "told and left out, the others are sent; then the exit status is 1.",
            "",
            "An order with the same eventId is the same order: what was broken off can be sent again as a whole."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order send -f orders.jsonl",
            "  billing-export | stowage order send -f - -o json",
            "",
            "A line:",
            "  {\"kind\": \"PLAN_CHANGED\", \"eventId\": \"billing-4711\",",
            "   \"subscriptionId\": \"sub-1\", \"occurredAt\": \"2026-01-31T12:00:00Z\",",
            "   \"planChanged\": {\"planId\": \"pro\"}}"
        })
final class SendOrders implements Runnable {

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "Orders, one JSON object a line; - is standard input.")
    private String file = "";

    @Mixin
    private final Output output = new Output();

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    SendOrders(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        SentOrders sent = new SentOrders();
        Progress progress = output.progress(surroundings.terminal());
        try (Lines lines = Lines.open(file, surroundings.workingDirectory(), surroundings.standardInput());
                OrderPublisher publisher = OrderPublisher.to(connection.open())) {
            try {
                send(lines, publisher, sent, progress);
            } catch (RuntimeException e) {
                progress.clear();
                output.note("broken off after %d orders; what was sent can be sent again, it is the same orders"
                        .formatted(publisher.confirmed()));
                throw e;
            }
        }
        output.item(sent, SentOrders.COLUMNS, SentOrders::json);
        if (!sent.refused().isEmpty()) {
            throw new OperationFailed("%d of %d orders were refused and not sent"
                    .formatted(
                            sent.refused().size(), sent.count() + sent.refused().size()));
        }
    }

    private void send(Lines lines, OrderPublisher publisher, SentOrders sent, Progress progress) {
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            Problems problems = new Problems(lines.source(), next.get().number());
            order(next.get(), problems).ifPresent(order -> {
                publisher.send(order);
                sent.sent();
            });
            for (Problem problem : problems.found()) {
                progress.clear();
                output.note(problem.toString());
            }
            sent.refused(problems.found());
            progress.show(sent::toString);
        }
        publisher.confirm();
        progress.clear();
    }

    /** The line's order; nothing where it is blank or there is a problem. */
    private static Optional<OrderEvent> order(Line line, Problems problems) {
        return switch (line) {
            case Line.Text text ->
                text.text().isBlank()
                        ? Optional.empty()
                        : OrderFile.readAny(new Document("line " + text.number(), text.text()), problems);
            case Line.Unreadable unreadable -> {
                problems.add(1, unreadable.reason());
                yield Optional.empty();
            }
        };
    }
}
