package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.events.Outage;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** What a service may rely on, over a real Kafka. */
class StreamOverKafkaTest {

    private TestStream stream = new TestStream(3);

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void nothingOfABatchIsSeenWhenOneOfItsKeysMeetsAnOutage() {
        onePartition();
        AtomicBoolean away = new AtomicBoolean(true);
        stream.handler.stepIn = (key, text) -> {
            if (key.equals("c") && away.get()) {
                throw new Outage("away", new IllegalStateException());
            }
            return Optional.empty();
        };
        stream.send("a", "1");
        stream.send("b", "1");
        stream.send("c", "1");
        stream.start();
        patiently().until(() -> count("c:1") > 2);

        assertThat(stream.texts(stream.memory)).isEmpty();
        assertThat(stream.texts(stream.emissions)).isEmpty();

        away.set(false);
        assertThat(stream.awaitTexts(stream.memory, found -> found.size() >= 3))
                .containsExactlyInAnyOrder("a=1", "b=1", "c=1");
        assertThat(stream.texts(stream.emissions)).containsExactlyInAnyOrder("a=1", "b=1", "c=1");
        assertThat(TestStream.committed(stream.deadLetters)).isEmpty();
    }

    @Test
    void nothingOfABatchIsSeenWhenOneOfItsRecordsCannotBeSent() {
        onePartition();
        AtomicBoolean tooLarge = new AtomicBoolean(true);
        String megabytes = "x".repeat(2_000_000);
        stream.handler.stepIn =
                (key, text) -> key.equals("c") && tooLarge.get() ? Optional.of(megabytes) : Optional.empty();
        stream.send("a", "1");
        stream.send("b", "1");
        stream.send("c", "1");
        stream.start();
        patiently().until(() -> count("c:1") > 2);

        assertThat(TestStream.written(stream.memory)).as("was sent").isNotEmpty();
        assertThat(stream.texts(stream.memory)).as("was not committed").isEmpty();
        assertThat(stream.texts(stream.emissions)).isEmpty();

        tooLarge.set(false);
        assertThat(stream.awaitTexts(stream.memory, found -> found.size() >= 3))
                .containsExactlyInAnyOrder("a=1", "b=1", "c=1");
    }

    @Test
    void keysRunConcurrentlyAndOneKeyInOrder() {
        onePartition();
        CyclicBarrier bothAtOnce = new CyclicBarrier(2);
        Set<String> underWay = ConcurrentHashMap.newKeySet();
        AtomicBoolean sameKeyTwice = new AtomicBoolean();
        AtomicInteger met = new AtomicInteger();
        stream.handler.stepIn = (key, text) -> {
            sameKeyTwice.compareAndSet(false, !underWay.add(key));
            if (text.equals("0")) {
                met.addAndGet(meet(bothAtOnce));
            }
            underWay.remove(key);
            return Optional.empty();
        };
        for (int number = 0; number < 20; number++) {
            stream.send("a", Integer.toString(number));
            stream.send("b", Integer.toString(number));
        }
        stream.start();

        String all = String.join(
                ",", IntStream.range(0, 20).mapToObj(Integer::toString).toList());
        stream.awaitTexts(stream.memory, found -> found.containsAll(List.of("a=" + all, "b=" + all)));
        assertThat(met).as("both keys were under way at the same time").hasPositiveValue();
        assertThat(sameKeyTwice).isFalse();
    }

    @Test
    void memoryIsThereBeforeTheFirstRecordAfterARestart() {
        stream.start();
        stream.send("a", "1");
        stream.send("b", "1");
        stream.send("c", "1");
        stream.send("c", "forget");
        stream.awaitTexts(stream.emissions, found -> found.size() == 4);

        stream.stop();
        stream.send("a", "2");
        stream.send("b", "2");
        stream.send("c", "2");
        stream.start();

        assertThat(stream.awaitTexts(stream.emissions, found -> found.size() >= 7))
                .endsWith(stream.texts(stream.emissions).subList(4, 7).toArray(String[]::new))
                .contains("a=1,2", "b=1,2", "c=2");
    }

    @Test
    void memoryFollowsThePartitionsToANewInstance() {
        stream.start();
        IntStream.range(0, 30).forEach(number -> stream.send("key" + number, "1"));
        stream.awaitTexts(stream.emissions, found -> found.size() == 30);

        Memory second = stream.start().getBean(Memory.class);
        patiently().until(() -> IntStream.range(0, 3).anyMatch(partition -> isAssigned(second, partition)));
        IntStream.range(0, 30).forEach(number -> stream.send("key" + number, "2"));
        stream.awaitTexts(stream.emissions, found -> found.size() >= 60);

        assertThat(stream.texts(stream.emissions).subList(30, 60)).allMatch(text -> text.endsWith("=1,2"));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestOfTheBatchGoesOn() {
        onePartition();
        byte[] poison = {0, 0, 0, 99, 99, 1, 2, 3};
        stream.send("a", "1");
        stream.sendBytes("a", "no avro at all".getBytes(UTF_8));
        stream.sendBytes("a", poison);
        stream.sendBytes(null, stream.bytes("1"));
        stream.send("a", "2");
        stream.start();

        stream.awaitTexts(stream.memory, found -> found.contains("a=1,2"));
        assertThat(TestStream.committed(stream.deadLetters)).hasSize(3).anySatisfy(dead -> {
            assertThat(dead.value()).isEqualTo(poison);
            assertThat(dead.key()).asString().isEqualTo("a");
            assertThat(dead.headers().lastHeader(DeadLetterHeaders.OFFSET).value())
                    .asString()
                    .isEqualTo("2");
        });
    }

    @Test
    void misplacedRecordIsHandledAtItsHome() {
        int home = Keys.home("a".getBytes(UTF_8), 3);
        int elsewhere = (home + 1) % 3;
        stream.start();
        stream.send("a", "1");
        stream.awaitTexts(stream.memory, found -> found.contains("a=1"));

        stream.send(new ProducerRecord<>(stream.events.name(), elsewhere, "a".getBytes(UTF_8), stream.bytes("2")));

        stream.awaitTexts(stream.memory, found -> found.contains("a=1,2"));
        assertThat(TestStream.committed(stream.memory)).allMatch(found -> found.partition() == home);
        assertThat(TestStream.committed(stream.deadLetters)).isEmpty();
        assertThat(count("a:2")).isEqualTo(1);
    }

    @Test
    void keyIsWokenAtItsTimeEvenIfTheServiceWasRestartedMeanwhile() {
        stream.start();
        Instant soon = Instant.now().plusSeconds(3);
        Instant later = soon.plusSeconds(600);
        stream.send("a", "wake@" + soon);
        stream.send("b", "wake@" + later);
        stream.awaitTexts(stream.memory, found -> found.size() == 2);
        assertThat(stream.handler.calls).doesNotContain("a wakes");

        stream.stop();
        stream.start();

        stream.awaitTexts(stream.memory, found -> found.contains("a=awake"));
        assertThat(Instant.now()).isAfterOrEqualTo(soon);
        assertThat(stream.handler.calls).containsOnlyOnce("a wakes").doesNotContain("b wakes");
    }

    @Test
    void recordsOfAllInputsFindTheMemoryOfTheirKey() {
        Topic second = stream.addInput();
        stream.start();
        stream.send("a", "1");
        stream.awaitTexts(stream.memory, found -> found.contains("a=1"));

        stream.send(second, "a", stream.bytes("2"));
        stream.awaitTexts(stream.memory, found -> found.contains("a=1+2"));
        stream.send(second, "a", null);
        stream.awaitTexts(stream.memory, found -> found.contains("a=1+2+removed"));
        stream.send("a", "3");
        stream.awaitTexts(stream.memory, found -> found.contains("a=1+2+removed,3"));

        assertThat(TestStream.committed(stream.deadLetters)).isEmpty();
    }

    @Test
    void recordsOfASecondInputAreSentHomeAndPutAsideAsWhatTheyAre() {
        Topic second = stream.addInput();
        int home = Keys.home("a".getBytes(UTF_8), 3);
        stream.send(new ProducerRecord<>(second.name(), (home + 1) % 3, "a".getBytes(UTF_8), stream.bytes("2")));
        stream.send(second, "b", "no avro at all".getBytes(UTF_8));
        stream.start();

        stream.awaitTexts(stream.memory, found -> found.contains("a=+2"));
        assertThat(TestStream.committed(stream.memory)).allMatch(found -> found.partition() == home);
        assertThat(stream.awaitRecords(stream.deadLetters, 1))
                .singleElement()
                .satisfies(dead -> assertThat(dead.headers()
                                .lastHeader(DeadLetterHeaders.TOPIC)
                                .value())
                        .asString()
                        .isEqualTo(second.name()));
    }

    @Test
    void allInputsOfAKeyFollowItsPartitionToANewInstance() {
        Topic second = stream.addInput();
        stream.start();
        IntStream.range(0, 30).forEach(number -> stream.send("key" + number, "1"));
        stream.awaitTexts(stream.emissions, found -> found.size() == 30);

        Memory other = stream.start().getBean(Memory.class);
        patiently().until(() -> IntStream.range(0, 3).anyMatch(partition -> isAssigned(other, partition)));
        IntStream.range(0, 30).forEach(number -> stream.send(second, "key" + number, stream.bytes("2")));
        stream.awaitTexts(stream.emissions, found -> found.size() >= 60);

        assertThat(stream.texts(stream.emissions).subList(30, 60)).allMatch(text -> text.endsWith("=1+2"));
    }

    @Test
    void keyGoesOnPieceByPieceWithoutTheAlarmClock() {
        stream.start().getBean("alarmClock", ScheduledExecutorService.class).shutdownNow();

        stream.send("a", "again@5");

        stream.awaitTexts(stream.memory, found -> found.contains("a=awake"));
        assertThat(stream.texts(stream.memory))
                .containsExactly("a=again@5", "a=again@4", "a=again@3", "a=again@2", "a=again@1", "a=awake");
        assertThat(TestStream.committed(stream.wakeUps)).hasSize(5);
        assertThat(count("a wakes")).isEqualTo(5);
    }

    @Test
    void outageWithAProbePausesUntilItIsOverAndCostsNoRecord() {
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger probes = new AtomicInteger();
        stream.handler.stepIn = (key, text) -> {
            if (away.get()) {
                throw new Outage("gateway west is away", new IllegalStateException(), () -> {
                    probes.incrementAndGet();
                    return !away.get();
                });
            }
            return Optional.empty();
        };
        ConfigurableApplicationContext service = stream.start();
        StreamHealth health = service.getBean(StreamHealth.class);
        stream.send("a", "1");
        patiently().until(() -> probes.get() > 5);

        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails()).containsEntry("paused", "gateway west is away");
        // Probes go on; the record itself is not tried while the stream stands still.
        int tried = count("a:1");
        stream.send("b", "1");
        int probed = probes.get();
        patiently().until(() -> probes.get() > probed + 10);
        assertThat(count("a:1") - tried).isLessThanOrEqualTo(1);
        assertThat(stream.texts(stream.memory)).isEmpty();

        away.set(false);
        stream.awaitTexts(stream.memory, found -> found.containsAll(List.of("a=1", "b=1")));
        patiently().until(() -> health.health().getStatus().equals(Status.UP));
        assertThat(TestStream.committed(stream.deadLetters)).isEmpty();
    }

    @Test
    void streamThatLostItsMemoryJoinsAgainAndRestoresIt() {
        onePartition();
        ConfigurableApplicationContext service = stream.start();
        stream.send("a", "1");
        stream.awaitTexts(stream.memory, found -> found.contains("a=1"));

        service.getBean(Memory.class).revoke(0);
        stream.send("a", "2");

        stream.awaitTexts(stream.memory, found -> found.contains("a=1,2"));
    }

    private void onePartition() {
        stream.close();
        stream = new TestStream(1);
    }

    private int count(String call) {
        return (int) stream.handler.calls.stream().filter(call::equals).count();
    }

    private static boolean isAssigned(Memory memory, int partition) {
        try {
            memory.settle(List.of(partition));
            return true;
        } catch (MemoryNotRestored notYet) {
            return false;
        }
    }

    /** 1 when the other came as well. */
    private static int meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
            return 1;
        } catch (BrokenBarrierException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
