package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Entry;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Problems;
import io.stowage.operations.output.OperationFailed;
import java.time.Instant;
import java.util.Optional;

/** Orders in files: the fields of the contract {@code OrderEvent}, as {@code topic read stowage.orders} shows them. */
final class OrderFile {

    private OrderFile() {}

    /**
     * The order of a file that places a subscription.
     *
     * @param newEventId the order's id where the file gives none
     * @param now the order's time where the file gives none
     * @throws OperationFailed naming every problem with its line
     */
    static OrderEvent readPlaced(Document document, String newEventId, Instant now) {
        Problems problems = new Problems(document.source());
        Optional<OrderEvent> order = document.root(problems)
                .flatMap(Entry::fields)
                .map(fields -> order(
                        fields,
                        fields.optional("kind", OrderFile::placedOnly).orElse(OrderKind.PLACED),
                        fields.optional("eventId", OrderValues::eventId).orElse(newEventId),
                        fields.optional("occurredAt", OrderValues::time).orElse(now)));
        problems.refuse("no order was sent");
        return order.orElseThrow();
    }

    /**
     * An order of any kind. Its time is required: with it a file that is sent again holds the same orders. Where it has no
     * id, its {@linkplain ContentId content} gives it one.
     *
     * @return the order; nothing where there is a problem
     */
    static Optional<OrderEvent> readAny(Document document, Problems problems) {
        Optional<OrderEvent> order =
                document.root(problems).flatMap(Entry::fields).map(OrderFile::any);
        return problems.found().isEmpty() ? order : Optional.empty();
    }

    private static OrderEvent any(Fields fields) {
        Optional<OrderKind> kind = fields.required("kind", OrderValues::kind);
        Optional<String> eventId = fields.optional("eventId", OrderValues::eventId);
        Instant time = fields.required("occurredAt", OrderValues::time).orElse(Instant.EPOCH);
        OrderEvent order = order(fields, kind.orElse(OrderKind.UNKNOWN), eventId.orElse(""), time);
        if (eventId.isEmpty()) {
            order.setEventId(ContentId.of(order));
        }
        return order;
    }

    /** Where a value is missing something stands in for it: the problem is noted, and the order is not sent. */
    private static OrderEvent order(Fields fields, OrderKind kind, String eventId, Instant time) {
        OrderEvent.Builder order = OrderEvent.newBuilder()
                .setKind(kind)
                .setEventId(eventId)
                .setOccurredAt(time)
                .setSubscriptionId(fields.required("subscriptionId", OrderValues::subscriptionId)
                        .orElse(""))
                .setSequence(fields.optional("sequence", OrderValues::sequence).orElse(null));
        if (kind != OrderKind.UNKNOWN) {
            OrderDetails.read(kind, fields, order);
            fields.nothingElse();
        }
        return order.build();
    }

    private static OrderKind placedOnly(String kind) {
        if (!kind.equals(OrderKind.PLACED.name())) {
            throw new IllegalArgumentException("an order that is placed is of kind PLACED, not " + kind);
        }
        return OrderKind.PLACED;
    }
}
