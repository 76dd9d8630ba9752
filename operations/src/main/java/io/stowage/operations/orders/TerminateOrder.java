package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderTerminated;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order terminate}. */
@Command(
        name = "terminate",
        description = {
            "End a subscription: its keys are refused at once, and after the grace period the user, its buckets and all "
                    + "data in them are removed. Until then 'order resume' takes it back.",
            "",
            "--wait ends when the keys are refused and, with a grace period of 0s, when everything is removed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order terminate sub-1 --wait",
            "  stowage order terminate sub-1 --grace 0s --wait",
            "  stowage order terminate sub-1 --keep-data"
        })
final class TerminateOrder extends ChangeOrder {

    @Option(names = "--keep-data", description = "Remove nothing: the user stays disabled at the gateway for good.")
    private boolean keepData;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "Until everything is removed, for example 0s, 24h, 7d. Default: provisioning's setting.")
    private @Nullable String grace;

    TerminateOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        Optional<Long> graceSeconds = OptionValues.optional("--grace", grace, OrderValues::secondsOf);
        if (keepData && graceSeconds.isPresent()) {
            throw new IllegalArgumentException("--keep-data and --grace exclude each other");
        }
        order.setKind(OrderKind.TERMINATED).setTerminated(new OrderTerminated(keepData, graceSeconds.orElse(null)));
    }
}
