package io.stowage.operations.orders;

import io.stowage.contracts.Customer;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.contracts.OrderPlaced;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Entry;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Problems;
import io.stowage.operations.output.OperationFailed;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** An order in a file: the fields of the contract {@code OrderEvent}, as {@code topic read stowage.orders} shows them. */
final class OrderFile {

    private final String newEventId;
    private final Instant now;

    private OrderFile(String newEventId, Instant now) {
        this.newEventId = newEventId;
        this.now = now;
    }

    /**
     * The order of a file that places a subscription.
     *
     * @param newEventId the order's id where the file gives none
     * @param now the order's time where the file gives none
     * @throws OperationFailed naming every problem with its line
     */
    static OrderEvent readPlaced(Document document, String newEventId, Instant now) {
        Problems problems = new Problems(document.source());
        OrderFile file = new OrderFile(newEventId, now);
        Optional<OrderEvent> order =
                document.root(problems).flatMap(Entry::fields).map(file::order);
        problems.refuse("no order was sent");
        return order.orElseThrow();
    }

    private OrderEvent order(Fields fields) {
        fields.optional("kind").ifPresent(kind -> kind.as(OrderFile::placedOnly));
        OrderEvent order = OrderEvent.newBuilder()
                .setEventId(given(fields, "eventId", OrderValues::eventId).orElse(newEventId))
                .setSubscriptionId(required(fields, "subscriptionId", OrderValues::subscriptionId))
                .setKind(OrderKind.PLACED)
                .setSequence(given(fields, "sequence", OrderValues::sequence).orElse(null))
                .setOccurredAt(given(fields, "occurredAt", OrderValues::time).orElse(now))
                .setPlaced(fields.required("placed")
                        .flatMap(Entry::fields)
                        .map(OrderFile::placed)
                        .orElse(null))
                .build();
        fields.nothingElse();
        return order;
    }

    private static OrderPlaced placed(Fields fields) {
        OrderPlaced placed = OrderPlaced.newBuilder()
                .setPlanId(required(fields, "planId", OrderValues::planId))
                .setCustomer(fields.required("customer")
                        .flatMap(Entry::fields)
                        .map(OrderFile::customer)
                        .orElse(NOBODY))
                .setProductName(
                        given(fields, "productName", OrderValues::productName).orElse(null))
                .setGatewayId(given(fields, "gatewayId", OrderValues::gatewayId).orElse(null))
                .build();
        fields.nothingElse();
        return placed;
    }

    private static Customer customer(Fields fields) {
        Customer customer = Customer.newBuilder()
                .setCustomerId(
                        given(fields, "customerId", OrderValues::customerId).orElse(null))
                .setName(required(fields, "name", OrderValues::customerName))
                .setEmail(required(fields, "email", OrderValues::email))
                .setLocale(given(fields, "locale", OrderValues::locale).orElse("en"))
                .build();
        fields.nothingElse();
        return customer;
    }

    private static String placedOnly(String kind) {
        if (!kind.equals(OrderKind.PLACED.name())) {
            throw new IllegalArgumentException("an order that is placed is of kind PLACED, not " + kind);
        }
        return kind;
    }

    /** Stands in for a value that is missing: the problem is noted, the order is not sent. */
    private static final Customer NOBODY = new Customer(null, "", "", "en");

    private static String required(Fields fields, String name, Function<String, String> parser) {
        return fields.required(name).flatMap(value -> value.as(parser)).orElse("");
    }

    private static <T> Optional<T> given(Fields fields, String name, Function<String, T> parser) {
        return fields.optional(name).flatMap(value -> value.as(parser));
    }
}
