package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Surroundings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code order place}. */
@Command(
        name = "place",
        description = {
            "Order a new subscription, by options or by a file.",
            "",
            "The file is an order in YAML or JSON with the fields of the contract, as 'topic read stowage.orders' shows them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order place --subscription sub-1 --plan basic \\",
            "      --email ada@example.com --name 'Ada' --wait",
            "  stowage order place -f order.yaml --wait --timeout 2m",
            "  billing-export | stowage order place -f -"
        })
final class PlaceOrder implements Runnable {

    @Mixin
    private final OrderArguments arguments = new OrderArguments();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "An order in YAML or JSON, in place of options; - is standard input.")
    private @Nullable String file;

    @Mixin
    private final OrderSending sending = new OrderSending();

    @Spec
    private @Nullable CommandSpec command;

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    PlaceOrder(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        OrderEvent order = order();
        usage(() -> sending.limit());
        sending.send(order, connection);
    }

    private OrderEvent order() {
        String newEventId = UUID.randomUUID().toString();
        Instant now = surroundings.clock().instant().truncatedTo(ChronoUnit.MICROS);
        if (file == null) {
            return usage(() -> arguments.order(newEventId, now));
        }
        if (!arguments.given().isEmpty()) {
            throw wrong("with a file, leave out " + String.join(", ", arguments.given()));
        }
        return OrderFile.readPlaced(
                Document.read(file, surroundings.workingDirectory(), surroundings.standardInput()), newEventId, now);
    }

    private <T> T usage(Supplier<T> parsed) {
        try {
            return parsed.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
