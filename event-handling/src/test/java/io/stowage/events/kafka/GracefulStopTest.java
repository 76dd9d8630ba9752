package io.stowage.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What becomes of a batch when the service is told to stop, over a real Kafka. */
class GracefulStopTest {

    /** Far longer than the test waits: who takes over in time was told, and did not find a silent member. */
    private static final String LONG_SESSION =
            "--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=600000";

    private final TestStream stream = new TestStream(1);
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @AfterEach
    void close() {
        goOn.countDown();
        stream.close();
    }

    @Test
    void handlerThatHangsIsInterruptedAndItsBatchComesAgainAtTheNextInstance() {
        stream.handler.stepIn = this::hang;
        stream.send("a", "1");
        stream.send("b", "1");
        ConfigurableApplicationContext first = stream.start(LONG_SESSION, "--stowage.stream.stop-timeout=3s");
        patiently(() -> underWay.getCount() == 0);

        first.close();

        assertThat(interrupted).isTrue();
        assertThat(TestStream.written(stream.memory)).isEmpty();
        stream.handler.stepIn = (key, text) -> Optional.empty();
        stream.start(LONG_SESSION);
        stream.awaitTexts(stream.memory, found -> found.size() >= 2);
        assertThat(stream.texts(stream.memory)).containsExactlyInAnyOrder("a=1", "b=1");
        assertThat(stream.texts(stream.emissions)).containsExactlyInAnyOrder("a=1", "b=1");
        assertThat(TestStream.committed(stream.deadLetters)).isEmpty();
    }

    @Test
    void handlerThatFinishesInTimeIsCommittedAndNotRepeated() throws Exception {
        stream.handler.stepIn = this::hang;
        stream.send("b", "1");
        ConfigurableApplicationContext first = stream.start(LONG_SESSION);
        GracefulStop stop = first.getBean(GracefulStop.class);
        patiently(() -> underWay.getCount() == 0);

        Thread closing = Thread.ofPlatform().start(first::close);
        patiently(stop::isStopping);
        goOn.countDown();
        closing.join();

        assertThat(interrupted).isFalse();
        assertThat(stream.texts(stream.memory)).containsExactly("b=1");
        stream.send("b", "2");
        stream.start(LONG_SESSION);
        stream.awaitTexts(stream.memory, found -> found.contains("b=1,2"));
        assertThat(stream.handler.calls).isEqualTo(List.of("b:1", "b:2"));
    }

    /** Takes no notice of the interruption beyond this: what it returns would be written. */
    private Optional<String> hang(String key, String text) {
        if (key.equals("b") && text.equals("1")) {
            underWay.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        }
        return Optional.empty();
    }

    private static void patiently(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
