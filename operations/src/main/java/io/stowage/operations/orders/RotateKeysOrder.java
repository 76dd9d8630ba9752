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
        description = "Put new access keys in the place of a subscription's present ones.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order rotate-keys sub-1 --overlap 24h --wait", "  stowage credentials show sub-1 --reveal"
        })
final class RotateKeysOrder extends ChangeOrder {

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            defaultValue = "0s",
            description = "How long the old keys work beside the new ones, for example 30m, 24h, 7d. Default: "
                    + "${DEFAULT-VALUE}, they are refused at once. A gateway keeps two keys for a user: of two old ones, "
                    + "one goes at once.")
    private String overlap = "0s";

    RotateKeysOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKind(OrderKind.KEYS_ROTATED)
                .setKeysRotated(
                        new OrderKeysRotated(OptionValues.required("--overlap", overlap, OrderValues::secondsOf)));
    }
}
