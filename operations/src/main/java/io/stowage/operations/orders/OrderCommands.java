package io.stowage.operations.orders;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of orders. */
@Command(
        name = "order",
        description = "Send orders as billing would.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stowage order place --subscription sub-1 --plan basic \\",
            "      --email ada@example.com --name 'Ada' --wait",
            "  stowage order suspend sub-1 --wait",
            "  stowage order send -f orders.jsonl --wait"
        })
public final class OrderCommands {

    private OrderCommands() {}

    public static CommandLine create(ConnectionOptions connection, Surroundings surroundings) {
        return new CommandLine(new OrderCommands())
                .addSubcommand(new PlaceOrder(connection, surroundings))
                .addSubcommand(new ChangePlanOrder(connection, surroundings))
                .addSubcommand(new SuspendOrder(connection, surroundings))
                .addSubcommand(new ResumeOrder(connection, surroundings))
                .addSubcommand(new RotateKeysOrder(connection, surroundings))
                .addSubcommand(new RevokeKeyOrder(connection, surroundings))
                .addSubcommand(new AddAccountOrder(connection, surroundings))
                .addSubcommand(new RemoveAccountOrder(connection, surroundings))
                .addSubcommand(new ChangeContactOrder(connection, surroundings))
                .addSubcommand(new OverrideLimitsOrder(connection, surroundings))
                .addSubcommand(new TerminateOrder(connection, surroundings))
                .addSubcommand(new SendOrders(connection, surroundings));
    }
}
