package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine.Command;

/** {@code order resume}. */
@Command(
        name = "resume",
        description =
                "Serve a subscription again that was suspended, or terminated and not purged yet. Its keys are the same.",
        footerHeading = "%nExample:%n",
        footer = "  stowage order resume sub-1 --wait")
final class ResumeOrder extends ChangeOrder {

    ResumeOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKind(OrderKind.RESUMED);
    }
}
