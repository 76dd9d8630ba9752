package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKeysRotated;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order rotate-keys}. */
@Command(
        name = "rotate-keys",
        description = "Order new access keys in place of the present ones.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order rotate-keys sub-1 --wait", "  stowage order rotate-keys sub-1 --overlap 24h"})
final class RotateKeysOrder extends ChangeOrder {

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            defaultValue = "0s",
            description = "How long the old keys stay valid, for example 24h. Default: they are revoked at once.")
    private String overlap = "0s";

    RotateKeysOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(OrderKind.KEYS_ROTATED, connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKeysRotated(new OrderKeysRotated(WaitTime.parse(overlap).toSeconds()));
    }
}
