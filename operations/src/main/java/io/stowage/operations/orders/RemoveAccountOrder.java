package io.stowage.operations.orders;

import io.stowage.contracts.OrderAccountRemoved;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order remove-account}. */
@Command(
        name = "remove-account",
        description = "Have an account inside the user of a subscription deleted, and its access keys with it.",
        footerHeading = "%nExamples:%n",
        footer = "  stowage order remove-account sub-1 --name backup")
final class RemoveAccountOrder extends ChangeOrder {

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the account; 'account show' lists them.")
    private @Nullable String name;

    RemoveAccountOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKind(OrderKind.ACCOUNT_REMOVED)
                .setAccountRemoved(
                        new OrderAccountRemoved(OptionValues.required("--name", name, OrderValues::accountName)));
    }
}
