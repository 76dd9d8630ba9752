package io.stowage.operations.connection;

import io.stowage.schemas.serde.CloudEventHeaders;
import io.stowage.schemas.topics.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Records on their way to a topic, each an event by the CloudEvents standard. */
public final class Publication implements AutoCloseable {

    private static final String SOURCE = "/stowage/operations";

    private final Topic topic;
    private final Producer<String, Object> producer;
    private final Deque<Future<RecordMetadata>> sent = new ArrayDeque<>();

    /** @param producer closed with the publication */
    public Publication(Topic topic, Producer<String, Object> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /** Registers the topic's contract, as every writer of a topic does. */
    public static Publication to(Connection connection, Topic topic) {
        connection.registerContracts(List.of(topic));
        return new Publication(topic, connection.producer());
    }

    /**
     * Sends a record; {@link #confirm} tells whether it arrived.
     *
     * @param id the event's id
     * @param type what kind of event it is, for example {@code io.stowage.orders.placed}
     */
    public void send(String key, SpecificRecord value, String id, String type, Instant time) {
        sendValue(key, value, id, type, time);
    }

    /** Sends the marker that a key of a compacted topic is no more. */
    public void remove(String key, String id, String type, Instant time) {
        sendValue(key, null, id, type, time);
    }

    private void sendValue(String key, @Nullable SpecificRecord value, String id, String type, Instant time) {
        ProducerRecord<String, Object> record = new ProducerRecord<>(topic.name(), key, value);
        new CloudEventHeaders(id, SOURCE, type, time, key).writeTo(record.headers());
        sent.add(producer.send(record));
    }

    /**
     * Waits until all replicas have all records that were sent since the last time.
     *
     * @throws KafkaException when they do not; a record may be there nevertheless where the failure was a missing answer
     */
    public void confirm() {
        while (!sent.isEmpty()) {
            confirmOldest();
        }
    }

    /**
     * Looks what has arrived by now, without waiting.
     *
     * @return of how many records, from the oldest one on, it is known
     * @throws KafkaException as {@link #confirm} does
     */
    public int confirmed() {
        int confirmed = 0;
        for (; !sent.isEmpty() && sent.getFirst().isDone(); confirmed++) {
            confirmOldest();
        }
        return confirmed;
    }

    private void confirmOldest() {
        try {
            sent.getFirst().get();
            sent.removeFirst();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
