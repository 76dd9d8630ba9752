package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKeyRevoked;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order revoke-key}. */
@Command(
        name = "revoke-key",
        description =
                "Have one access key of a subscription refused for good. No other takes its place: see rotate-keys.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage account show sub-1", "  stowage order revoke-key sub-1 --key 0124ab7da451b165HWWK"})
final class RevokeKeyOrder extends ChangeOrder {

    @Option(names = "--key", paramLabel = "ID", description = "The access key's id; 'account show' lists them.")
    private @Nullable String key;

    RevokeKeyOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKind(OrderKind.KEY_REVOKED)
                .setKeyRevoked(new OrderKeyRevoked(OptionValues.required("--key", key, OrderValues::accessKeyId)));
    }
}
