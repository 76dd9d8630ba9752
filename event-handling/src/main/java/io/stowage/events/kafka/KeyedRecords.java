package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.events.DeadLetter;
import io.stowage.events.Emission;
import io.stowage.events.Evidence;
import io.stowage.events.Input;
import io.stowage.events.KeyedStream;
import io.stowage.events.MemoryChange;
import io.stowage.events.MemoryHandler;
import io.stowage.events.Outage;
import io.stowage.events.Outcome;
import io.stowage.schemas.topics.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the records of one key, in order, and makes the records that come of them.
 *
 * @param <S> memory
 */
final class KeyedRecords<S extends SpecificRecord> {

    private static final Logger log = LoggerFactory.getLogger(KeyedRecords.class);

    private final KeyedStream<S> stream;
    private final Map<String, Input<?, S>> inputs;
    private final MemoryHandler<S> handler;
    private final RecordFormat format;
    private final Memory memory;
    private final RecordTraces traces;
    private final OutgoingRecords outgoing;
    private final DeadLetterRecords deadLetters;
    private final int partitions;
    private final Clock clock;

    /** @param partitions of each input, and so of the memory and the wake-ups */
    KeyedRecords(
            KeyedStream<S> stream,
            RecordFormat format,
            Memory memory,
            RecordTraces traces,
            int partitions,
            Clock clock) {
        this.stream = stream;
        this.inputs = stream.inputs().stream()
                .collect(Collectors.toMap(input -> input.topic().name(), input -> input));
        this.handler = stream.handler();
        this.format = format;
        this.memory = memory;
        this.traces = traces;
        this.outgoing = new OutgoingRecords(stream, format, traces);
        this.deadLetters = new DeadLetterRecords(stream, traces);
        this.partitions = partitions;
        this.clock = clock;
    }

    /** What is to be sent, and what becomes of the memory. */
    record Handled(List<ProducerRecord<byte[], byte[]>> outputs, MemoryChange<Remembered> memory) {}

    /** @throws Outage when nothing can be decided now */
    Handled handle(int partition, @Nullable String key, List<ConsumerRecord<byte[], byte[]>> records) {
        if (key == null) {
            return refuseAll(records, "no-key", "the record has no key, so it belongs to no subscription");
        }
        int home = Keys.home(key.getBytes(UTF_8), partitions);
        if (home != partition) {
            return sendHome(home, records);
        }
        KeyState state = new KeyState(partition, key);
        records.forEach(state::handle);
        return new Handled(state.outputs, state.change);
    }

    private Handled refuseAll(List<ConsumerRecord<byte[], byte[]>> records, String reasonClass, String reason) {
        DeadLetter why = DeadLetter.refused(reasonClass, reason, clock.instant());
        return new Handled(
                records.stream().map(found -> deadLetters.of(found, why)).toList(), new MemoryChange.Keep<>());
    }

    /** Producers in other languages choose partitions differently; a key's memory lies at one partition only. */
    private Handled sendHome(int home, List<ConsumerRecord<byte[], byte[]>> records) {
        if (records.stream().anyMatch(found -> OutgoingRecords.wasSentHome(found.headers()))) {
            return refuseAll(
                    records,
                    "misplaced",
                    "sent to its key's partition once and again not there: the topic's partitions were changed");
        }
        return new Handled(records.stream().map(found -> toHome(found, home)).toList(), new MemoryChange.Keep<>());
    }

    private ProducerRecord<byte[], byte[]> toHome(ConsumerRecord<byte[], byte[]> found, int home) {
        return outgoing.toHome(found, home)
                .orElseGet(() -> deadLetters.of(
                        found,
                        DeadLetter.refused(
                                "misplaced",
                                "not at its key's partition, and too large to be sent there",
                                clock.instant())));
    }

    /** One key while its records of a batch are handled: each record finds what the one before left. */
    private final class KeyState {

        private final int partition;
        private final String key;
        private final List<ProducerRecord<byte[], byte[]>> outputs = new ArrayList<>();
        private MemoryChange<Remembered> change = new MemoryChange.Keep<>();
        /** A wake-up of this key is among the {@link #outputs}. */
        private boolean wokenAgain;

        private @Nullable S memory;

        KeyState(int partition, String key) {
            this.partition = partition;
            this.key = key;
            Remembered remembered = KeyedRecords.this.memory.recall(partition, key);
            this.memory = remembered == null ? null : recall(remembered.value());
        }

        void handle(ConsumerRecord<byte[], byte[]> found) {
            boolean wakeUp = found.topic().equals(stream.wakeUps().name());
            traces.observe(found, wakeUp ? "wake-up" : "event", () -> {
                try {
                    return take(found, wakeUp ? wake() : event(input(found), found));
                } catch (Outage outage) {
                    throw outage;
                } catch (RuntimeException fault) {
                    // A fault of ours on this record. Kept for replay; the other records are not held up by it.
                    log.error("{}-{}@{} failed", found.topic(), found.partition(), found.offset(), fault);
                    return take(found, refused("internal-error", String.valueOf(fault)));
                }
            });
        }

        /** All or nothing of a record counts: everything that comes of it is made first. */
        private Outcome<S> take(ConsumerRecord<byte[], byte[]> found, Outcome<S> outcome) {
            List<ProducerRecord<byte[], byte[]>> made = new ArrayList<>();
            MemoryChange<Remembered> written = written(outcome.memory());
            outgoing.memory(found, partition, key, written).ifPresent(made::add);
            for (Emission emission : outcome.emissions()) {
                made.add(outgoing.emission(found, key, emission));
            }
            outcome.deadLetter().ifPresent(why -> made.add(deadLetters.of(found, why)));
            for (Evidence evidence : outcome.evidence()) {
                made.add(deadLetters.of(found, evidence));
            }
            if (outcome.again() && !wokenAgain) {
                made.add(outgoing.wakeUp(partition, key, clock.instant()));
            }

            outputs.addAll(made);
            wokenAgain |= outcome.again();
            switch (outcome.memory()) {
                case MemoryChange.Keep<S> keep -> {}
                case MemoryChange.Remember<S> remember -> {
                    memory = remember.memory();
                    change = written;
                }
                case MemoryChange.Forget<S> forget -> {
                    memory = null;
                    change = written;
                }
            }
            return outcome;
        }

        private Input<?, S> input(ConsumerRecord<byte[], byte[]> found) {
            return Objects.requireNonNull(inputs.get(found.topic()), "no input of the stream");
        }

        private <E extends SpecificRecord> Outcome<S> event(Input<E, S> input, ConsumerRecord<byte[], byte[]> found) {
            if (found.value() == null) {
                return input.topic().kind() instanceof Topic.Compacted
                        ? input.handler().removed(key, memory)
                        : refused("unreadable", "the record has no value");
            }
            return switch (format.read(input.topic(), input.type(), found.value())) {
                case RecordFormat.Readable<E> readable -> input.handler().handle(key, readable.value(), memory);
                case RecordFormat.NotReadable<E> not -> refused("unreadable", not.reason());
            };
        }

        /**
         * A wake-up that an event has overtaken finds a later time, or nothing. Where the key is woken again anyway, the
         * new wake-up replaces it: otherwise each that the alarm clock sends in between would begin one more chain.
         */
        private Outcome<S> wake() {
            S present = memory;
            if (present == null || wokenAgain) {
                return Outcome.nothing();
            }
            boolean due = handler.wakeAt(present)
                    .filter(at -> !at.isAfter(clock.instant()))
                    .isPresent();
            return due ? handler.wake(key, present) : Outcome.nothing();
        }

        private Outcome<S> refused(String reasonClass, String reason) {
            return new Outcome<>(
                    new MemoryChange.Keep<>(),
                    List.of(),
                    Optional.of(DeadLetter.refused(reasonClass, reason, clock.instant())));
        }

        private MemoryChange<Remembered> written(MemoryChange<S> wanted) {
            return switch (wanted) {
                case MemoryChange.Keep<S> keep -> new MemoryChange.Keep<>();
                case MemoryChange.Remember<S> remember -> new MemoryChange.Remember<>(remembered(remember.memory()));
                case MemoryChange.Forget<S> forget -> new MemoryChange.Forget<>();
            };
        }

        private Remembered remembered(S value) {
            long wakeAt = handler.wakeAt(value).map(Instant::toEpochMilli).orElse(Remembered.NEVER);
            long unsettledSince =
                    handler.unsettledSince(value).map(Instant::toEpochMilli).orElse(Remembered.SETTLED);
            return new Remembered(format.write(stream.memory(), value), wakeAt, unsettledSince);
        }

        private S recall(byte[] value) {
            return switch (format.read(stream.memory(), stream.memoryType(), value)) {
                case RecordFormat.Readable<S> readable -> readable.value();
                case RecordFormat.NotReadable<S> not ->
                    throw new IllegalStateException("memory of key " + key + " is unreadable: " + not.reason());
            };
        }
    }
}
