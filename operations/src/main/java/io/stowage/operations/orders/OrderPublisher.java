package io.stowage.operations.orders;

import static io.stowage.schemas.topics.TopicCatalogue.ORDERS;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.connection.CannotReach;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.Publication;
import java.util.Locale;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Puts orders on their topic.
 *
 * @param connection where
 */
record OrderPublisher(Connection connection) {

    /** Returns when all replicas have the order. */
    void publish(OrderEvent order) {
        try (Publication publication = Publication.to(connection, ORDERS)) {
            publication.send(order.getSubscriptionId(), order, order.getEventId(), type(order), order.getOccurredAt());
            publication.confirm();
        } catch (RetriableException | InterruptException e) {
            // An answer that never came leaves open whether the order is there; its id makes it safe to send it again.
            throw new CannotReach(
                    "Kafka at %s did not confirm the order (%s); it may be there or not: send it again with --event-id %s"
                            .formatted(connection.kafka(), e.getMessage(), order.getEventId()),
                    e);
        }
    }

    private static String type(OrderEvent order) {
        return "io.stowage.orders." + order.getKind().name().toLowerCase(Locale.ROOT);
    }
}
