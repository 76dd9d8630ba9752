package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.KeyedStream;
import io.stowage.events.MemoryHandler;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds over the memory of the instance's own partitions: keys that are due by now, though they were not when they were
 * remembered, because something changed that concerns many of them. They are woken a few at a time. Nothing is kept of a
 * round: after a restart, or when partitions move, the next one finds what is still due.
 *
 * @param <S> memory
 */
public final class KeyRounds<S extends SpecificRecord> implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(KeyRounds.class);

    /** While keys are still due, to see how far it got and to wake again what was lost. */
    private static final long NEXT_ROUND_MILLIS = 10_000;

    private static final long WOKEN_AGAIN_MILLIS = 600_000;

    private final KeyedStream<S> stream;
    private final MemoryHandler<S> handler;
    private final Memory memory;
    private final RecordFormat format;
    private final Producer<byte[], byte[]> producer;
    private final int perSecond;
    private final Clock clock;

    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final Deque<Home> waiting = new ArrayDeque<>();
    private Map<Home, Long> woken = new HashMap<>();
    private int takenOver;
    private long roundAt;
    private volatile int due;

    /** @param perSecond how many keys are woken within a second */
    KeyRounds(
            KeyedStream<S> stream,
            Memory memory,
            RecordFormat format,
            Producer<byte[], byte[]> producer,
            int perSecond,
            Clock clock) {
        this.stream = stream;
        this.handler = stream.handler();
        this.memory = memory;
        this.format = format;
        this.producer = producer;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Something changed that may concern any key. Returns at once. */
    public void begin() {
        wanted.set(true);
    }

    /** How many keys the latest round found due; those that have been handled since are still among them. */
    public int due() {
        return due;
    }

    /** To be run every second, by one thread. Throws nothing: it would never be run again. */
    @Override
    public void run() {
        try {
            if (isTimeForRound()) {
                round();
            }
            for (int i = 0; i < perSecond && !waiting.isEmpty(); i++) {
                wake(waiting.removeFirst());
            }
        } catch (RuntimeException failure) {
            begin();
            log.warn("round over the memory broken off, tried again: {}", failure.getMessage());
        }
    }

    private boolean isTimeForRound() {
        boolean goesOn = due > 0 && clock.millis() >= roundAt + NEXT_ROUND_MILLIS;
        boolean moved = takenOver != memory.takenOver();
        return wanted.getAndSet(false) || moved || goesOn;
    }

    private void round() {
        long now = clock.millis();
        takenOver = memory.takenOver();
        roundAt = now;
        waiting.clear();
        Map<Home, Long> before = woken;
        woken = new HashMap<>();
        memory.forEach((partition, key, remembered) -> {
            // What was due when it was remembered is the alarm clock's.
            if (remembered.wakeAt() > now && isDue(remembered, now)) {
                Home home = new Home(partition, key);
                Long wokenAt = before.get(home);
                if (wokenAt == null || now - wokenAt >= WOKEN_AGAIN_MILLIS) {
                    waiting.add(home);
                } else {
                    woken.put(home, wokenAt);
                }
            }
        });
        due = waiting.size() + woken.size();
    }

    private boolean isDue(Remembered remembered, long now) {
        return switch (format.read(stream.memory(), stream.memoryType(), remembered.value())) {
            case RecordFormat.Readable<S> readable ->
                handler.wakeAt(readable.value())
                        .filter(at -> at.toEpochMilli() <= now)
                        .isPresent();
            case RecordFormat.NotReadable<S> not -> false;
        };
    }

    private void wake(Home home) {
        woken.put(home, clock.millis());
        producer.send(new ProducerRecord<>(
                stream.wakeUps().name(),
                home.partition(),
                home.key().getBytes(UTF_8),
                clock.instant().toString().getBytes(UTF_8)));
    }

    private record Home(int partition, String key) {}
}
