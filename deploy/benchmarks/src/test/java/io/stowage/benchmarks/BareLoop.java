package io.stowage.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What Kafka's own clients do when nothing else is to be done: poll, send records ready made, commit. */
final class BareLoop implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ReadyMade.Output> outputs;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Thread thread;

    private BareLoop(Platform platform, StreamTopics topics, String group) {
        Map<String, Object> reading = new HashMap<>(platform.connection());
        reading.put("group.id", group);
        reading.put("isolation.level", "read_committed");
        reading.put("enable.auto.commit", false);
        reading.put("auto.offset.reset", "earliest");
        reading.put("max.poll.records", StreamOverhead.BATCH);
        consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Map<String, Object> writing = new HashMap<>(platform.connection());
        writing.put("transactional.id", group);
        writing.put("acks", "all");
        producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
        outputs = ReadyMade.of(platform, topics).records();
        consumer.subscribe(List.of(topics.orders().name()));
        thread = Thread.ofPlatform().name(group).start(this::run);
    }

    static BareLoop start(Platform platform, StreamTopics topics, String group) {
        return new BareLoop(platform, topics, group);
    }

    private void run() {
        producer.initTransactions();
        while (!ending.get()) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofMillis(100));
            if (!batch.isEmpty()) {
                producer.beginTransaction();
                for (ConsumerRecord<byte[], byte[]> record : batch) {
                    for (ReadyMade.Output output : outputs) {
                        producer.send(new ProducerRecord<>(
                                output.topic(), null, record.key(), output.value(), output.headers()));
                    }
                }
                producer.sendOffsetsToTransaction(batch.nextOffsets(), consumer.groupMetadata());
                producer.commitTransaction();
            }
        }
        consumer.close();
        producer.close();
    }

    @Override
    public void close() {
        ending.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
