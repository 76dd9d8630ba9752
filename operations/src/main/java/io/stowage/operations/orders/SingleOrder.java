package io.stowage.operations.orders;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.OrderEvent;
import io.stowage.operations.accounts.AccountView;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.output.Output;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that sends one order and, where it is told to, waits until the order is carried out. */
abstract class SingleOrder implements Runnable {

    @Option(
            names = "--event-id",
            paramLabel = "ID",
            order = 80,
            description = "The order's id; the same id sent twice is the same order. Default: a new one.")
    private @Nullable String eventId;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            order = 81,
            description = "The order's version within its subscription. Default: its time decides.")
    private @Nullable String sequence;

    @Option(names = "--wait", order = 82, description = "Wait until the account is as ordered; fail when it is not.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            order = 83,
            defaultValue = "60s",
            description = "How long to wait at most, for example 500ms, 60s, 5m. Default: ${DEFAULT-VALUE}.")
    private String timeout = "60s";

    @Mixin
    private final Output output = new Output();

    @Spec
    private @Nullable CommandSpec command;

    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    SingleOrder(ConnectionOptions connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    /** @throws IllegalArgumentException when it is missing or wrong */
    abstract String subscription();

    /**
     * Says what is ordered: the kind and its detail.
     *
     * @throws IllegalArgumentException naming the option that is missing or wrong
     */
    abstract void describe(OrderEvent.Builder order);

    /**
     * Fills in what only the account as it is can tell.
     *
     * @return empty: there is nothing to send, and the command has told why
     */
    Optional<OrderEvent> complete(OrderEvent order, Connection opened) {
        return Optional.of(order);
    }

    /**
     * The order as it was given.
     *
     * @throws IllegalArgumentException naming the option that is missing or wrong
     */
    OrderEvent given(String newEventId, Instant now) {
        OrderEvent.Builder order = OrderEvent.newBuilder()
                .setEventId(OptionValues.optional("--event-id", eventId, OrderValues::eventId)
                        .orElse(newEventId))
                .setSubscriptionId(subscription())
                .setSequence(OptionValues.optional("--sequence", sequence, OrderValues::sequence)
                        .orElse(null))
                .setOccurredAt(now);
        describe(order);
        return order.build();
    }

    @Override
    public final void run() {
        Instant now = surroundings.clock().instant().truncatedTo(ChronoUnit.MICROS);
        OrderEvent given =
                OptionValues.of(command, () -> given(UUID.randomUUID().toString(), now));
        Duration limit = OptionValues.of(command, () -> OptionValues.required("--timeout", timeout, TimeSpan::parse));
        Connection opened = connection.open();
        complete(given, opened).ifPresent(order -> send(order, opened, limit));
    }

    private void send(OrderEvent order, Connection opened, Duration limit) {
        if (!wait) {
            publish(order, opened);
            output.item(order, OrderView.COLUMNS, ContractJson::of);
            return;
        }
        try (AccountWatch watch = AccountWatch.of(opened, order)) {
            publish(order, opened);
            AccountState account = watch.await(limit);
            output.item(account, AccountView.DETAILS, ContractJson::of);
        }
    }

    final Output output() {
        return output;
    }

    final CommandSpec command() {
        return Objects.requireNonNull(command);
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    private static void publish(OrderEvent order, Connection opened) {
        try (OrderPublisher publisher = OrderPublisher.to(opened)) {
            publisher.send(order);
            publisher.confirm();
        }
    }
}
