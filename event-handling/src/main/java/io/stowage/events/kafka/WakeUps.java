package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarm clock: keys whose time has come get a record on the wake-up topic, at their partition. So they are handled
 * by the partition's owner, in order with the key's events and inside its transactions. A wake-up sent twice, or late by
 * a former owner, finds nothing due.
 */
final class WakeUps implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(WakeUps.class);

    private final String topic;
    private final Memory memory;
    private final Producer<byte[], byte[]> producer;
    private final int atMost;
    private final Clock clock;

    /** @param atMost keys woken in one run; the others wait for the next, the longest due before them */
    WakeUps(String topic, Memory memory, Producer<byte[], byte[]> producer, int atMost, Clock clock) {
        this.topic = topic;
        this.memory = memory;
        this.producer = producer;
        this.atMost = atMost;
        this.clock = clock;
    }

    /** To be run every second or so, by one thread. */
    @Override
    public void run() {
        Map<Integer, List<String>> due = memory.due(clock.millis(), atMost);
        byte[] now = clock.instant().toString().getBytes(UTF_8);
        due.forEach((partition, keys) -> keys.forEach(key -> send(partition, key, now)));
    }

    /** Throws nothing: an alarm clock that fails once would never be run again. */
    private void send(int partition, String key, byte[] now) {
        try {
            producer.send(new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), now), (sent, failure) -> {
                if (failure != null) {
                    notSent(partition, key, failure);
                }
            });
        } catch (RuntimeException failure) {
            notSent(partition, key, failure);
        }
    }

    private void notSent(int partition, String key, Exception failure) {
        log.warn("wake-up of {} not sent, tried again: {}", key, failure.getMessage());
        memory.remind(partition, key);
    }
}
