package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.accounts.AccountView;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an order is sent, and whether what comes of it is waited for. */
final class OrderSending {

    @Option(names = "--wait", description = "Wait until the account is as ordered; fail when it is not.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait at most, for example 500ms, 60s, 5m. Default: ${DEFAULT-VALUE}.")
    private String timeout = "60s";

    @Mixin
    private final Output output = new Output();

    /** @throws IllegalArgumentException saying how a time is written */
    Duration limit() {
        return WaitTime.parse(timeout);
    }

    /** Sends the order and prints it, or the account that came of it. */
    void send(OrderEvent order, ConnectionOptions connection) {
        Connection opened = connection.open();
        if (!wait) {
            new OrderPublisher(opened).publish(order);
            output.item(order, OrderView.COLUMNS, ContractJson::of);
            return;
        }
        try (AccountWatch watch = AccountWatch.of(opened, order)) {
            new OrderPublisher(opened).publish(order);
            output.item(watch.await(limit()), AccountView.DETAILS, ContractJson::of);
        }
    }
}
