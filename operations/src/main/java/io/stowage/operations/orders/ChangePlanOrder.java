package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlanChanged;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order change-plan}. */
@Command(
        name = "change-plan",
        description = "Put a subscription on another plan. Its user, keys and data stay.",
        footerHeading = "%nExample:%n",
        footer = "  stowage order change-plan sub-1 --plan pro --wait")
final class ChangePlanOrder extends ChangeOrder {

    @Option(names = "--plan", paramLabel = "ID", description = "The plan from now on, of the catalogue.")
    private @Nullable String plan;

    ChangePlanOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setKind(OrderKind.PLAN_CHANGED)
                .setPlanChanged(new OrderPlanChanged(OptionValues.required("--plan", plan, OrderValues::planId)));
    }
}
