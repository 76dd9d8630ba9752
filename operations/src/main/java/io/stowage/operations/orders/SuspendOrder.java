package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderSuspended;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order suspend}. */
@Command(
        name = "suspend",
        description = "Order that the account is refused at the gateway until it is resumed; its data stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order suspend sub-1 --wait", "  stowage order suspend sub-1 --reason 'invoice overdue'"})
final class SuspendOrder extends ChangeOrder {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for operations.")
    private @Nullable String reason;

    SuspendOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(OrderKind.SUSPENDED, connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setSuspended(new OrderSuspended(reason));
    }
}
