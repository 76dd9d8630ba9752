package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.ConnectionOptions;
import io.stowage.operations.input.Surroundings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An order that changes a subscription that is there. The kinds differ in their details only. */
abstract class ChangeOrder implements Runnable {

    @Parameters(paramLabel = "SUBSCRIPTION", description = "The subscription.")
    private String subscription = "";

    @Option(
            names = "--event-id",
            paramLabel = "ID",
            description = "The order's id; the same id sent twice is the same order. Default: a new one.")
    private @Nullable String eventId;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "The order's version within its subscription. Default: its time decides.")
    private @Nullable String sequence;

    @Mixin
    private final OrderSending sending = new OrderSending();

    @Spec
    private @Nullable CommandSpec command;

    private final OrderKind kind;
    private final ConnectionOptions connection;
    private final Surroundings surroundings;

    ChangeOrder(OrderKind kind, ConnectionOptions connection, Surroundings surroundings) {
        this.kind = kind;
        this.connection = connection;
        this.surroundings = surroundings;
    }

    /**
     * Adds what the kind of order needs.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    abstract void describe(OrderEvent.Builder order);

    @Override
    public final void run() {
        sending.send(order(), connection);
    }

    private OrderEvent order() {
        Instant now = surroundings.clock().instant().truncatedTo(ChronoUnit.MICROS);
        try {
            sending.limit();
            OrderEvent.Builder order = OrderEvent.newBuilder()
                    .setEventId(eventId == null ? UUID.randomUUID().toString() : OrderValues.eventId(eventId))
                    .setSubscriptionId(OrderValues.subscriptionId(subscription))
                    .setKind(kind)
                    .setSequence(sequence == null ? null : OrderValues.sequence(sequence))
                    .setOccurredAt(now);
            describe(order);
            return order.build();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), String.valueOf(wrong.getMessage()));
        }
    }
}
