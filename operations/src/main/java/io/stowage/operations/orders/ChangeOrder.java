package io.stowage.operations.orders;

import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import picocli.CommandLine.Parameters;

/** An order that changes a subscription that is there. The kinds differ in their details only. */
abstract class ChangeOrder extends SingleOrder {

    @Parameters(paramLabel = "SUBSCRIPTION", description = "The subscription.")
    private String subscription = "";

    ChangeOrder(ConnectionOptions connection, Surroundings surroundings) {
        super(connection, surroundings);
    }

    @Override
    final String subscription() {
        return OrderValues.subscriptionId(subscription);
    }
}
