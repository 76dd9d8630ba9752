package io.stowage.operations.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.CannotReach;
import io.stowage.operations.connection.Publication;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class OrderPublisherTest {

    private final Serializer<Object> nothing = (topic, value) -> new byte[0];
    private final MockProducer<String, Object> kafka =
            new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), nothing);
    private final OrderPublisher publisher =
            new OrderPublisher("kafka:9092", new Publication(TopicCatalogue.ORDERS, kafka));

    @Test
    void anOrderNeverOvertakesALostOneOfItsSubscription() {
        publisher.send(order("sub-1", "order-1"));
        kafka.errorNext(new TimeoutException("no answer"));

        assertThatExceptionOfType(CannotReach.class)
                .isThrownBy(() -> publisher.send(order("sub-1", "order-2")))
                .withMessageContainingAll("Kafka at kafka:9092 did not confirm order order-1", "no answer", "event id");
        assertThat(kafka.history()).hasSize(1);
        assertThat(publisher.confirmed()).isZero();
    }

    @Test
    void ordersOfOtherSubscriptionsDoNotWaitForEachOther() {
        publisher.send(order("sub-1", "order-1"));
        publisher.send(order("sub-2", "order-2"));

        assertThat(kafka.history()).hasSize(2);
        assertThat(publisher.confirmed()).isZero();
    }

    @Test
    void tellsOfALostOrderWhenTheNextIsSent() {
        publisher.send(order("sub-1", "order-1"));
        publisher.send(order("sub-2", "order-2"));
        kafka.completeNext();
        kafka.errorNext(new TimeoutException("no answer"));

        assertThatExceptionOfType(CannotReach.class)
                .isThrownBy(() -> publisher.send(order("sub-3", "order-3")))
                .withMessageContaining("did not confirm order order-");
        assertThat(kafka.history()).hasSize(2);
    }

    @Test
    void countsWhatIsConfirmed() {
        publisher.send(order("sub-1", "order-1"));
        publisher.send(order("sub-2", "order-2"));
        kafka.completeNext();
        kafka.completeNext();

        publisher.confirm();

        assertThat(publisher.confirmed()).isEqualTo(2);
    }

    @Test
    void saysThatMoreThanOneIsInDoubt() {
        publisher.send(order("sub-1", "order-1"));
        publisher.send(order("sub-2", "order-2"));
        kafka.completeNext();
        kafka.errorNext(new TimeoutException("no answer"));

        assertThatExceptionOfType(CannotReach.class)
                .isThrownBy(publisher::confirm)
                .withMessageContaining("order order-1 or one of the 1 after it");
    }

    @Test
    void holdsBackWhenManyAreUnderway() {
        for (int i = 1; i <= 500; i++) {
            publisher.send(order("sub-" + i, "order-" + i));
        }
        kafka.errorNext(new TimeoutException("no answer"));

        assertThatExceptionOfType(CannotReach.class).isThrownBy(() -> publisher.send(order("sub-501", "order-501")));
        assertThat(kafka.history()).hasSize(500);
    }

    private static OrderEvent order(String subscription, String eventId) {
        return OrderEvent.newBuilder()
                .setEventId(eventId)
                .setSubscriptionId(subscription)
                .setKind(OrderKind.RESUMED)
                .setOccurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                .build();
    }
}
