package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderTerminated;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order terminate}. */
@Command(
        name = "terminate",
        description = "Order the end: the account is disabled at once and purged after the grace period.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order terminate sub-1",
            "  stowage order terminate sub-1 --grace 0s --wait",
            "  stowage order terminate sub-1 --keep-data"
        })
final class TerminateOrder extends ChangeOrder {

    @Option(names = "--keep-data", description = "The account is disabled and its data stay for good.")
    private boolean keepData;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "From disabling to purging, for example 72h. Default: the service's setting.")
    private @Nullable String grace;

    TerminateOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(OrderKind.TERMINATED, connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setTerminated(new OrderTerminated(
                keepData, grace == null ? null : WaitTime.parse(grace).toSeconds()));
    }
}
