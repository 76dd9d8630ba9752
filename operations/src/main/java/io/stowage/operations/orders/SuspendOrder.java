package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderSuspended;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order suspend}. */
@Command(
        name = "suspend",
        description = "Have a subscription's keys refused at the gateway until it is resumed. Its data stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order suspend sub-1 --wait", "  stowage order suspend sub-1 --reason 'invoice 4711 unpaid'"
        })
final class SuspendOrder extends ChangeOrder {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look at the order.")
    private @Nullable String reason;

    SuspendOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        Optional<String> given = OptionValues.optional("--reason", reason, OrderValues::reason);
        order.setKind(OrderKind.SUSPENDED)
                .setSuspended(given.map(OrderSuspended::new).orElse(null));
    }
}
