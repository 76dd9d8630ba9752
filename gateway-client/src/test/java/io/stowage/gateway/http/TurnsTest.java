package io.stowage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final CallKind CREATE = CallKind.singleWrite("users.create", "create user");

    private final Calls calls = new Calls(
            GatewaySettings.of(
                    "test",
                    Map.of(
                            "dialect", "acronis",
                            "endpoint", "http://127.0.0.1",
                            "access-key", "K",
                            "secret-key", "S",
                            "max-concurrent-calls", "2")),
            ObservationRegistry.NOOP,
            () -> {});

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void makesNoMoreCallsAtOnceThanAllowed() throws InterruptedException {
        var callers = new ArrayList<Thread>();
        for (var i = 0; i < 50; i++) {
            callers.add(Thread.ofVirtual()
                    .start(() -> calls.make(CREATE, progress -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        return now.decrementAndGet();
                    })));
        }
        for (var caller : callers) {
            caller.join();
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void neverBeginsTheCallOfAThreadThatIsInterruptedWhileItWaits() throws InterruptedException {
        var free = new CountDownLatch(1);
        var occupied = new CountDownLatch(2);
        for (var i = 0; i < 2; i++) {
            Thread.ofVirtual()
                    .start(() -> calls.make(CREATE, progress -> {
                        occupied.countDown();
                        try {
                            free.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return 1;
                    }));
        }
        occupied.await();
        var begun = new AtomicInteger();
        var failure = new AtomicReference<RuntimeException>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                calls.make(CREATE, progress -> begun.incrementAndGet());
            } catch (RuntimeException ended) {
                failure.set(ended);
            }
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        caller.interrupt();
        caller.join();
        free.countDown();
        assertThat(failure.get()).isInstanceOf(GatewayFailure.Transient.class).hasMessageContaining("0 attempts");
        assertThat(begun).hasValue(0);
    }

    @Test
    void stopsRepeatingWhenTheThreadIsInterrupted() {
        var begun = new AtomicInteger();
        try {
            assertThatExceptionOfType(GatewayFailure.Transient.class)
                    .isThrownBy(() -> calls.make(CallKind.read("users.read", "read user"), progress -> {
                        begun.incrementAndGet();
                        Thread.currentThread().interrupt();
                        throw AttemptFailure.lost("gone", null);
                    }));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(begun).hasValue(1);
    }
}
