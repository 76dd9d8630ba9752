package io.stowage.operations.orders;

import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** An order that changes parts of an account's own limits and keeps the others: an order always has the whole set. */
abstract class ChangeLimitsOrder extends ChangeOrder {

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    ChangeLimitsOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    /** @throws IllegalArgumentException naming the option that is missing or wrong */
    abstract void check();

    /** All limits of its own that the account is to have. */
    abstract LimitsOverride after(LimitsOverride present);

    @Override
    final void describe(OrderEvent.Builder order) {
        check();
        order.setKind(OrderKind.LIMITS_OVERRIDDEN);
    }

    @Override
    final Optional<OrderEvent> complete(OrderEvent order, Connection opened) {
        LimitsOverride present = PresentLimits.before(order, opened);
        LimitsOverride after = after(present);
        List<LimitChange> changes = LimitChange.between(present, after);
        if (dryRun) {
            output().list(changes, LimitChange.COLUMNS, LimitChange::json);
            output().note("dry run: no order was sent");
            return Optional.empty();
        }
        if (changes.isEmpty()) {
            output().note("nothing to change: no order was sent");
            return Optional.empty();
        }
        changes.forEach(change -> output().note(change.toString()));
        return Optional.of(
                OrderEvent.newBuilder(order).setLimitsOverridden(after).build());
    }
}
