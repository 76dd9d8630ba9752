package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.events.MemoryChange;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.listener.ContainerProperties.EOSMode;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.FixedBackOff;

class GiveBackTest {

    private static final TopicPartition EVENTS_3 = new TopicPartition("events", 3);
    private static final TopicPartition WAKE_UPS_3 = new TopicPartition("wake-ups", 3);
    private static final TopicPartition EVENTS_4 = new TopicPartition("events", 4);

    /** So that nothing waits. */
    private static final MessageListenerContainer STOPPED = (MessageListenerContainer) Proxy.newProxyInstance(
            GiveBackTest.class.getClassLoader(),
            new Class<?>[] {MessageListenerContainer.class},
            (proxy, method, a) -> method.getReturnType() == boolean.class ? false : null);

    private final Memory memory = new Memory();
    private final AtomicInteger rejoined = new AtomicInteger();
    private final List<Integer> waited = new ArrayList<>();
    private final GiveBack giveBack = new GiveBack(memory, this::waits, rejoined::incrementAndGet);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void assign() {
        consumer.assign(List.of(EVENTS_3, WAKE_UPS_3, EVENTS_4));
        consumer.updateBeginningOffsets(Map.of(EVENTS_3, 0L, WAKE_UPS_3, 0L, EVENTS_4, 0L));
        memory.assign(3, new RememberedPartition());
        memory.assign(4, new RememberedPartition());
    }

    @Test
    void consumerGoesBackToWhereTheBatchBeganInEachTopic() {
        consumer.seek(EVENTS_3, 1_003);
        consumer.seek(WAKE_UPS_3, 9);
        consumer.seek(EVENTS_4, 500);
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(
                at(EVENTS_3, 1_001), at(EVENTS_3, 1_002), at(WAKE_UPS_3, 7), at(WAKE_UPS_3, 8), at(EVENTS_4, 499));

        giveBack.begins(batch);
        giveBack(batch, new IllegalStateException("outage"));

        assertThat(consumer.position(EVENTS_3)).isEqualTo(1_001);
        assertThat(consumer.position(WAKE_UPS_3)).isEqualTo(7);
        assertThat(consumer.position(EVENTS_4)).isEqualTo(499);
    }

    @Test
    void changesOfTheBatchAreForgotten() {
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(at(EVENTS_3, 1));
        giveBack.begins(batch);
        memory.stage(3, "a", remember());

        giveBack(batch, new IllegalStateException("outage"));
        memory.settle(List.of(3));

        assertThat(memory.recall(3, "a")).isNull();
    }

    @Test
    void changesOfTheBatchBeforeStayWhenATransactionCannotEvenBegin() {
        giveBack.begins(List.of(at(EVENTS_3, 1)));
        memory.stage(3, "a", remember());
        giveBack.handled();

        giveBack(List.of(at(EVENTS_3, 2)), new TimeoutException("no coordinator"));
        memory.settle(List.of(3));

        assertThat(memory.recall(3, "a")).isNotNull();
        assertThat(rejoined).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void memoryIsGivenUpWhereKafkaMayHaveCommitted(KafkaException unknown) {
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(at(EVENTS_3, 1));
        giveBack.begins(batch);
        memory.stage(3, "a", remember());
        giveBack.handled();

        giveBack(batch, new IllegalStateException("commit failed", unknown));

        assertThatExceptionOfType(MemoryNotRestored.class).isThrownBy(() -> memory.settle(List.of(3)));
        memory.settle(List.of(4));
        assertThat(consumer.position(EVENTS_3)).isEqualTo(1);
    }

    static List<KafkaException> unknownOutcomes() {
        InterruptException interrupted = new InterruptException("while waiting for the answer");
        // Its constructor marks the thread; the test goes on.
        Thread.interrupted();
        return List.of(new TimeoutException("commit not answered"), interrupted);
    }

    @Test
    void memoryIsKeptWhereKafkaSurelyDidNotCommit() {
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(at(EVENTS_3, 1));
        giveBack.begins(batch);
        memory.stage(3, "a", remember());
        giveBack.handled();

        giveBack(batch, new KafkaException("a record was too large"));
        memory.settle(List.of(3));

        assertThat(memory.recall(3, "a")).isNull();
    }

    @Test
    void timeoutOfTheHandlersOwnIsNoQuestionOfCommitting() {
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(at(EVENTS_3, 1));
        giveBack.begins(batch);

        giveBack(batch, new IllegalStateException(new TimeoutException("plans cannot be read")));

        memory.settle(List.of(3));
    }

    @Test
    void streamJoinsAgainWhereMemoryIsMissing() {
        giveBack(List.of(at(EVENTS_3, 1)), new IllegalStateException(new MemoryNotRestored(3)));

        assertThat(rejoined).hasValue(1);
    }

    @Test
    void waitsGrowUntilABatchIsHandled() {
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(at(EVENTS_3, 1));
        RuntimeException outage = new IllegalStateException("outage");

        giveBack.begins(batch);
        giveBack(batch, outage);
        giveBack(batch, outage);
        giveBack.begins(batch);
        giveBack.handled();
        giveBack(batch, outage);

        assertThat(waited).containsExactly(1, 2, 1);
    }

    private void giveBack(List<ConsumerRecord<byte[], byte[]>> batch, Exception failure) {
        giveBack.process(batch, consumer, STOPPED, failure, false, EOSMode.V2);
    }

    /** Tells the number of the wait, and does not wait. */
    private BackOffExecution waits() {
        BackOffExecution none = new FixedBackOff(0, Long.MAX_VALUE).start();
        int[] number = {0};
        return () -> {
            waited.add(++number[0]);
            return none.nextBackOff();
        };
    }

    private static ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[] {1}, new byte[] {1});
    }

    private static MemoryChange<Remembered> remember() {
        return new MemoryChange.Remember<>(new Remembered(new byte[] {1}, Remembered.NEVER, Remembered.SETTLED));
    }
}
