package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.faults.CallRecord;
import io.stowage.simulator.faults.Capacity;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.faults.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class FaultsTest {
    private GatewaySimulator simulator;
    private AdminClient admin;

    @BeforeEach
    void start() {
        simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO));
        admin = AdminClient.v2(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static final String CREATE = "ostor-users&emailAddress=ada@example.com";

    private int users() {
        return simulator.users().size() - 1;
    }

    @Test
    void leavesTheUserThereWhenTheConnectionIsCutAfterTheEffect() {
        simulator.faults().add(Fault.cutAfter("users.create").times(1));

        assertThatThrownBy(() -> admin.send("PUT", CREATE, Instant.now())).isInstanceOf(IOException.class);

        assertThat(users()).isEqualTo(1);
        assertThat(admin.call("PUT", CREATE).status()).isEqualTo(200);
        assertThat(users()).isEqualTo(2);
        assertThat(simulator.calls())
                .extracting(CallRecord::kind, CallRecord::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("users.create", "cut after"),
                        org.assertj.core.groups.Tuple.tuple("users.create", "ok"));
    }

    @Test
    void leavesNothingWhenTheConnectionIsCutBeforeTheEffect() {
        simulator.faults().add(Fault.cutBefore("users.create").times(2));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> admin.send("PUT", CREATE, Instant.now())).isInstanceOf(IOException.class);
        }

        assertThat(users()).isZero();
        assertThat(simulator.effects(0)).isEmpty();
        assertThat(admin.call("PUT", CREATE).status()).isEqualTo(200);
    }

    @Test
    void leavesTheKeyThereWhenGenKeyIsCutAfterTheEffect() {
        admin.createUser("ada@example.com");
        simulator.faults().add(Fault.cutAfter("users.genKey").times(1));

        assertThatThrownBy(() -> admin.send("POST", CREATE + "&genKey", Instant.now()))
                .isInstanceOf(IOException.class);

        assertThat(admin.call("GET", CREATE).json().get("AWSAccessKeys")).hasSize(2);
    }

    @Test
    void leavesTheObjectThereWhenAPutIsCutAfterTheEffect() {
        try (S3Client s3 = S3Customer.of(simulator, admin.createUser("ada@example.com"))) {
            s3.createBucket(b -> b.bucket("shelf"));
            simulator.faults().add(Fault.cutAfter("s3.*").times(1));

            assertThatThrownBy(
                            () -> s3.putObject(b -> b.bucket("shelf").key("thing"), RequestBody.fromString("content")))
                    .isInstanceOf(SdkClientException.class);

            assertThat(s3.getObjectAsBytes(b -> b.bucket("shelf").key("thing")).asUtf8String())
                    .isEqualTo("content");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "users.create, 503, 200",
        "users.*, 503, 503",
        "admin, 429, 429",
        "*, 500, 500",
        "s3.*, 200, 200",
        "'users.read,users.list', 200, 503"
    })
    void strikesTheCallsItNames(String calls, int create, int list) {
        int status = Math.max(create, list) == 200 ? 503 : Math.max(create, list);
        simulator.faults().add(Fault.refuse(calls, status));

        assertThat(admin.call("PUT", CREATE).status()).isEqualTo(create);
        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(list);
    }

    @Test
    void repeatsTheSameChanceFromTheSameSeed() {
        List<Boolean> first = struck(new Faults(7));
        List<Boolean> second = struck(new Faults(7));

        assertThat(first).isEqualTo(second).contains(true, false);
        assertThat(first.stream().filter(one -> one).count()).isBetween(50L, 150L);
    }

    private static List<Boolean> struck(Faults faults) {
        faults.add(Fault.refuse("*", 503).withProbability(0.1));
        return IntStream.range(0, 1000)
                .mapToObj(i -> faults.judge("users.read").refusal() != null)
                .toList();
    }

    @Test
    void delaysByATimeBetweenTheTwo() {
        Faults faults = new Faults(1);
        faults.add(Fault.delay("*", Duration.ofMillis(20), Duration.ofMillis(40)));

        assertThat(IntStream.range(0, 100).mapToObj(i -> faults.judge("x").delay()))
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofMillis(20), Duration.ofMillis(40)));
    }

    @Test
    void isAwayForTheLengthOfAnOutage() {
        simulator.faults().outage(Faults.Outage.UNAVAILABLE, Duration.ofHours(1));
        assertThat(admin.call("PUT", CREATE).status()).isEqualTo(503);
        assertThat(users()).isZero();

        simulator.faults().outage(Faults.Outage.DISCONNECTED, Duration.ofHours(1));
        assertThatThrownBy(() -> admin.call("PUT", CREATE)).isInstanceOf(UncheckedIOException.class);

        simulator.faults().endOutage();
        assertThat(admin.call("PUT", CREATE).status()).isEqualTo(200);

        simulator.faults().outage(Faults.Outage.UNAVAILABLE, Duration.ofMillis(1));
        await().until(() -> admin.call("GET", "ostor-users").status() == 200);
    }

    @Test
    void refusesTheKeyToEveryAdministrativeCallAndNoOther() {
        var user = admin.createUser("ada@example.com");
        simulator.faults().refuseKeys(true);

        assertThat(admin.call("GET", "ostor-users").errorCode()).isEqualTo("AccessDenied");
        assertThat(admin.call("GET", "ostor-usage").status()).isEqualTo(403);
        try (S3Client s3 = S3Customer.of(simulator, user)) {
            s3.listBuckets();
        }

        simulator.faults().clear();
        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(200);
    }

    @Test
    void servesNoMoreCallsAtOnceThanItHasPlaces() throws Exception {
        Capacity capacity = new Capacity();
        capacity.set(2);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                threads.execute(() -> capacity.within(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    inside.decrementAndGet();
                    return done.incrementAndGet();
                }));
            }
            await().until(() -> inside.get() == 2);
            go.countDown();
        }

        assertThat(most.get()).isEqualTo(2);
        assertThat(done.get()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.1", "1.1", "NaN"})
    void takesNoImpossibleProbability(double probability) {
        assertThatThrownBy(() -> Fault.cutAfter("*").withProbability(probability))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
