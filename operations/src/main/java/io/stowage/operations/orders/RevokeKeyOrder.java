package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKeyRevoked;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order revoke-key}. */
@Command(
        name = "revoke-key",
        description = "Order that one access key stops working; it is not replaced.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order revoke-key sub-1 --key 4a6f5c9e1d2b3a70QX4M --wait"})
final class RevokeKeyOrder extends ChangeOrder {

    @Option(names = "--key", paramLabel = "ID", required = true, description = "The access key id.")
    private String key = "";

    RevokeKeyOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(OrderKind.KEY_REVOKED, connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKeyRevoked(new OrderKeyRevoked(key));
    }
}
