package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlanChanged;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order change-plan}. */
@Command(
        name = "change-plan",
        description = "Order another plan for the same account.",
        footerHeading = "%nExamples:%n",
        footer = {"  stowage order change-plan sub-1 --plan pro --wait"})
final class ChangePlanOrder extends ChangeOrder {

    @Option(names = "--plan", paramLabel = "ID", required = true, description = "The plan, of the catalogue.")
    private String plan = "";

    ChangePlanOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(OrderKind.PLAN_CHANGED, connection, surroundings);
    }

    @Override
    void describe(OrderEvent.Builder order) {
        order.setPlanChanged(new OrderPlanChanged(OrderValues.planId(plan)));
    }
}
