package io.stowage.gateway.rgw;

import static io.stowage.gateway.ScriptedGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The gateway at the far side loses changes of one user that meet. */
class UserTurnsTest {

    @Test
    void letsNoTwoChangesOfOneUserMeetButThoseOfOthers() throws InterruptedException {
        var ofAnn = new AtomicInteger();
        var metOfAnn = new AtomicInteger();
        var bobIsThere = new CountDownLatch(1);
        try (var server = new ScriptedGateway(request -> (ignored, connection) -> {
                    if (request.method().equals("POST")) {
                        if (request.target().contains("uid=bob")) {
                            bobIsThere.countDown();
                        } else {
                            metOfAnn.accumulateAndGet(ofAnn.incrementAndGet(), Math::max);
                            // Ann's first change lasts until Bob's was seen.
                            bobIsThere.await();
                            ofAnn.decrementAndGet();
                        }
                    }
                    json(user(request.target().contains("uid=bob") ? "bob" : "ann"))
                            .to(request, connection);
                });
                var gateway = Gateways.open(server.rgwSettings(Map.of()));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 8; i++) {
                threads.submit(() -> gateway.users().disable(ref("ann")));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> ofAnn.get() > 0);
            threads.submit(() -> gateway.users().disable(ref("bob")));
            threads.shutdown();
            threads.close();
            assertThat(metOfAnn).hasValue(1);
            assertThat(server.lines())
                    .filteredOn(line -> line.startsWith("POST"))
                    .hasSize(9);
        }
    }

    @Test
    void endsAWaitForATurnWhenItsThreadIsInterrupted() throws InterruptedException {
        var done = new CountDownLatch(1);
        try (var server = new ScriptedGateway(request -> (ignored, connection) -> {
                    done.await();
                    json(user("ann")).to(request, connection);
                });
                var gateway = Gateways.open(server.rgwSettings(Map.of()))) {
            var first = Thread.ofVirtual().start(() -> gateway.users().disable(ref("ann")));
            await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().size() == 1);
            var failure = new AtomicReference<Throwable>();
            var second = Thread.ofVirtual().unstarted(() -> {
                try {
                    gateway.users().disable(ref("ann"));
                } catch (GatewayFailure interrupted) {
                    failure.set(interrupted);
                }
            });
            second.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> second.getState() == Thread.State.WAITING);
            second.interrupt();
            second.join();
            assertThat(failure.get()).isInstanceOf(GatewayFailure.Transient.class);
            done.countDown();
            first.join();
            assertThat(server.requests()).hasSizeGreaterThan(1);
        }
    }

    private static UserRef ref(String name) {
        return new UserRef(new UserId(name), name);
    }

    private static String user(String name) {
        return "{\"user_id\":\"%s\",\"suspended\":0,\"keys\":[]}".formatted(name);
    }
}
