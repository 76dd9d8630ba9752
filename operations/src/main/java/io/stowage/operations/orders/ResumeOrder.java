package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine.Command;

/** {@code order resume}. */
@Command(
        name = "resume",
        description = "Order that the account is served again; takes a termination back until its purge is due.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order resume sub-1 --wait"})
final class ResumeOrder extends ChangeOrder {

    ResumeOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(OrderKind.RESUMED, connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {}
}
