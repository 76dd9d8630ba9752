package io.stowage.operations.orders;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine;

/** The commands of limits that send orders. */
public final class LimitOrders {

    private LimitOrders() {}

    public static CommandLine addTo(CommandLine limits, ConnectionOptions connection, Surroundings surroundings) {
        return limits.addSubcommand(new SetLimits(connection, surroundings))
                .addSubcommand(new RemoveLimits(connection, surroundings));
    }
}
