package io.stowage.operations.orders;

import static io.stowage.schemas.topics.TopicCatalogue.ORDERS;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.connection.CannotReach;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.Publication;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Puts orders on their topic: many at a time, but of one subscription never one before the earlier is known to be there.
 * An order that overtook a lost one would make it outdated, and sent again it would not count.
 */
final class OrderPublisher implements AutoCloseable {

    private static final int MOST_UNDERWAY = 500;

    private final String kafka;
    private final Publication publication;

    /** By subscription, in the order they were sent. */
    private final Map<String, OrderEvent> underway = new LinkedHashMap<>();

    private long confirmed;

    /** @param kafka how Kafka is called where it has to be named */
    OrderPublisher(String kafka, Publication publication) {
        this.kafka = kafka;
        this.publication = publication;
    }

    static OrderPublisher to(Connection connection) {
        return new OrderPublisher(connection.kafka(), Publication.to(connection, ORDERS));
    }

    /**
     * Sends an order; {@link #confirm} tells whether it arrived.
     *
     * @throws CannotReach when an earlier one was not confirmed
     */
    void send(OrderEvent order) {
        // A stream may be slow: what got lost is to be told before it ends.
        arrived(publication::confirmed);
        if (underway.containsKey(order.getSubscriptionId()) || underway.size() == MOST_UNDERWAY) {
            confirm();
        }
        publication.send(order.getSubscriptionId(), order, order.getEventId(), type(order), order.getOccurredAt());
        underway.put(order.getSubscriptionId(), order);
    }

    /**
     * Returns when all replicas have all orders that were sent.
     *
     * @throws CannotReach when Kafka does not say so: they may be there or not
     */
    void confirm() {
        arrived(() -> {
            publication.confirm();
            return underway.size();
        });
    }

    /** @param oldest how many arrived, from the oldest one underway on */
    private void arrived(IntSupplier oldest) {
        try {
            int count = oldest.getAsInt();
            underway.keySet().stream().limit(count).toList().forEach(underway::remove);
            confirmed += count;
        } catch (RetriableException | InterruptException e) {
            throw new CannotReach(
                    "Kafka at %s did not confirm %s (%s); it may be there or not: sent again with the same event id it is the same order"
                            .formatted(kafka, unconfirmed(), e.getMessage()),
                    e);
        }
    }

    /** How many orders are known to be there. */
    long confirmed() {
        return confirmed;
    }

    private String unconfirmed() {
        String first = "order " + underway.values().iterator().next().getEventId();
        return underway.size() == 1 ? first : "%s or one of the %d after it".formatted(first, underway.size() - 1);
    }

    private static String type(OrderEvent order) {
        return "io.stowage.orders." + order.getKind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        publication.close();
    }
}
