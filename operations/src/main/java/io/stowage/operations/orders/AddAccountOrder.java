package io.stowage.operations.orders;

import io.stowage.contracts.OrderAccountAdded;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order add-account}. */
@Command(
        name = "add-account",
        description =
                "Have one more account made inside the user of a subscription, with access keys of its own; where the gateway has such accounts.",
        footerHeading = "%nExamples:%n",
        footer = "  stowage order add-account sub-1 --name backup --wait")
final class AddAccountOrder extends ChangeOrder {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the account, unique in the subscription: 1 to 64 of A-Z a-z 0-9 . _ -")
    private @Nullable String name;

    AddAccountOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKind(OrderKind.ACCOUNT_ADDED)
                .setAccountAdded(
                        new OrderAccountAdded(OptionValues.required("--name", name, OrderValues::accountName)));
    }
}
