package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.Outage;
import io.stowage.schemas.topics.Topic;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A log of one partition that all instances read in the same order: what was appended first, is first for all. Appending
 * is not part of any batch's transaction, so that others see it before anything is done because of it. What is to count
 * only together with a batch is emitted to the topic instead; entries behind it become readable when that transaction ends.
 *
 * @param <V> value
 */
public final class Ledger<V extends SpecificRecord> implements AutoCloseable {

    private final Topic topic;
    private final RecordFormat format;
    private final Producer<byte[], byte[]> producer;
    private final WholeTopic<V> entries;

    /** @param taker is given every entry, in order */
    Ledger(
            Topic topic,
            RecordFormat format,
            Producer<byte[], byte[]> producer,
            Opening<V> opening,
            BiConsumer<String, V> taker) {
        this.topic = topic;
        this.format = format;
        this.producer = producer;
        this.entries = opening.open((key, value) -> value.ifPresent(entry -> taker.accept(key, entry)));
    }

    /**
     * Returns when every entry was taken that was appended before the call.
     *
     * @throws Outage when Kafka cannot be asked
     */
    public void readToEnd() {
        entries.readToEnd();
    }

    /**
     * Returns when the entry at this offset, and all before it, were taken. Waits for the end of transactions that began
     * before it.
     *
     * @throws Outage when Kafka cannot be asked, or a transaction does not end
     */
    public void readTo(long offset) {
        entries.readTo(offset);
    }

    /**
     * Returns when the entry is in the log for good.
     *
     * @return its offset
     * @throws Outage when Kafka did not take it, or did not say so: it may be there all the same
     */
    public long append(String key, V entry) {
        try {
            return producer.send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), format.write(topic, entry)))
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new Outage("cannot append to " + topic.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage("interrupted while appending to " + topic.name(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
        entries.close();
    }
}
