package io.stowage.gateway.rgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Capability;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.GatewayFailure.Unavailable;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.Secret;
import io.stowage.gateway.connect.Gateways;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is particular to Ceph, on the real one. What all gateways have in common is in the contract test. */
class RealGatewayTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration LONG = Duration.ofMinutes(1);

    private RealRgw real;
    private Gateway gateway;
    private String name;
    private BucketName bucket;

    @BeforeEach
    void open() {
        real = RealRgw.get();
        gateway = Gateways.open(settings(Map.of()));
        name = "real" + COUNT.incrementAndGet();
        bucket = new BucketName(name + "-box");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
    }

    /** The gateway itself lets several of them have it. */
    @Test
    void givesANameToOneOfManyWhoAskForItAtTheSameTime() throws InterruptedException {
        var created = new ArrayList<GatewayUser>();
        for (var each : atTheSameTime(12, () -> gateway.users().create(NewUser.named(name)))) {
            try {
                created.add(each.get());
            } catch (ExecutionException refused) {
                assertThat(refused.getCause())
                        .isInstanceOfSatisfying(
                                Rejected.class, why -> assertThat(why.code()).isEqualTo("UserAlreadyExists"));
            }
        }
        assertThat(created).hasSize(1);
        var key = created.getFirst().accessKeys().getFirst();
        assertThat(gateway.users().findByName(name).orElseThrow().accessKeys()).containsExactly(key);
        assertThat(gateway.storage(key).buckets()).isEmpty();
    }

    /** The gateway itself answers some of them 500, and loses others. */
    @Test
    void makesManyChangesOfOneUserAtTheSameTime() throws InterruptedException {
        var user = gateway.users().create(NewUser.named(name)).ref();
        var changes = new AtomicInteger();
        var ends = atTheSameTime(16, () -> {
            switch (changes.getAndIncrement() % 4) {
                case 0 -> gateway.users().disable(user);
                case 1 -> gateway.users().enable(user);
                case 2 -> gateway.quotas().write(user, 1L << 30);
                default -> {
                    try {
                        gateway.accessKeys()
                                .revoke(user, gateway.accessKeys().issue(user).id());
                    } catch (Rejected full) {
                        assertThat(full.code()).isEqualTo(Rejected.TOO_MANY_KEYS);
                    }
                }
            }
            return user;
        });
        assertThat(ends).allSatisfy(end -> assertThat(end.get()).isEqualTo(user));
        gateway.users().enable(user);
        var seen = gateway.users().find(user).orElseThrow();
        assertThat(seen.accessKeys()).hasSize(1);
        assertThat(gateway.storageOf(seen).buckets()).isEmpty();
        assertThat(gateway.quotas().read(user)).hasValue(1L << 30);
    }

    @Test
    void refusesToCreateAUserThatSomeoneElseMade() {
        real.radosgwAdmin("user", "create", "--uid=" + name, "--display-name=By hand");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.users().create(NewUser.named(name)))
                .satisfies(refused -> assertThat(refused.status()).hasValue(409));
        assertThat(gateway.users().findByName(name).orElseThrow().accessKeys()).hasSize(1);
    }

    @Test
    void holdsUsersAndBucketsToTheirQuotas() {
        var user = gateway.users().create(NewUser.named(name));
        var storage = gateway.storageOf(user);
        storage.createBucket(bucket);
        for (var target : List.<QuotaTarget>of(user.ref(), bucket)) {
            assertThat(gateway.quotas().read(target)).isEmpty();
            gateway.quotas().write(target, 100 * 1024);
            assertThat(gateway.quotas().read(target)).hasValue(100 * 1024);
            putAsSoonAsCountedAnew(storage, "small", 20 * 1024);
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> storage.put(bucket, "large", new byte[200 * 1024]))
                    .satisfies(refused -> {
                        assertThat(refused.code()).isEqualTo("QuotaExceeded");
                        assertThat(refused.status()).hasValue(403);
                    });
            gateway.quotas().remove(target);
            gateway.quotas().remove(target);
            assertThat(gateway.quotas().read(target)).isEmpty();
            putAsSoonAsCountedAnew(storage, "large", 200 * 1024);
            storage.delete(bucket, "large");
        }
        assertThat(gateway.buckets().of(user.ref()).getFirst().owner()).isEqualTo(user.id());
        var absent = new BucketName(name + "-absent");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.quotas().write(absent, 1024))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("NoSuchBucket"));
        var nobody = new GatewayUser(user.id(), name, true, false, List.of(), List.of()).ref();
        storage.empty(bucket);
        storage.deleteBucket(bucket);
        gateway.users().delete(nobody);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.quotas().read(nobody))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NO_SUCH_USER));
    }

    @Test
    void tellsTheSizeOfABucketAndEmptiesMoreThanAPage() {
        var user = gateway.users().create(NewUser.named(name));
        var storage = gateway.storageOf(user);
        storage.createBucket(bucket);
        IntStream.range(0, 1010).parallel().forEach(i -> storage.put(bucket, "o" + i, new byte[3]));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(gateway.buckets()
                                .of(user.ref())
                                .getFirst()
                                .size()
                                .current())
                        .isEqualTo(3030));
        assertThat(storage.empty(bucket)).isEqualTo(1010);
        storage.deleteBucket(bucket);
        assertThat(gateway.buckets().of(user.ref())).isEmpty();
    }

    /** Version 16 has none, later ones have. */
    @Test
    void saysWhetherItLimitsRates() {
        var version = real.radosgwAdmin("--version");
        var quincy = version.matches("(?s).*ceph version (1[7-9]|[2-9][0-9])\\..*");
        assertThat(gateway.capabilities().has(Capability.RATE_LIMITS)).isEqualTo(quincy);
    }

    @Test
    void saysWhichRightIsMissing() {
        var lacking = key("lacking" + COUNT.incrementAndGet(), "users=read;usage=read");
        try (var weak = Gateways.open(settings(keyed(lacking)))) {
            assertThat(weak.users().findByName("nobody")).isEmpty();
            for (var call : List.<Runnable>of(
                    () -> weak.users().create(NewUser.named(name)),
                    () -> weak.buckets().forEach(each -> {}))) {
                assertThatExceptionOfType(Unavailable.class)
                        .isThrownBy(call::run)
                        .withMessageContaining("radosgw-admin caps add")
                        .withMessageContaining("users=*;buckets=*;usage=*");
            }
        }
    }

    @Test
    void saysThatTheSecretOrTheClockIsWrong() {
        try (var wrong = Gateways.open(settings(Map.of("secret-key", "not-the-secret")))) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> wrong.users().findByName(name))
                    .withMessageContaining("secret-key is not the one");
        }
        try (var unknown = Gateways.open(settings(Map.of("access-key", "NOSUCHKEY")))) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> unknown.users().findByName(name))
                    .withMessageContaining("knows no such access key");
        }
        var late = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        try (var wrong = new RgwGateway(settings(Map.of()), ObservationRegistry.NOOP, late)) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> wrong.users().findByName(name))
                    .withMessageContaining("set both by NTP");
        }
    }

    @Test
    void leavesTheAdministratorAlone() {
        var administrators = new ArrayList<String>();
        gateway.users().forEach(user -> {
            if (user.system()) {
                administrators.add(user.name());
            }
        });
        assertThat(administrators).contains("admin");
        var admin = gateway.users().findByName("admin").orElseThrow();
        assertThatExceptionOfType(GatewayFailure.class)
                .isThrownBy(() -> gateway.users().delete(admin.ref()))
                .withMessageContaining("administrator");
        assertThat(gateway.users().findByName("admin")).contains(admin);
    }

    /** Quotas are judged by figures that are a few seconds old. */
    private void putAsSoonAsCountedAnew(CustomerStorage storage, String key, int size) {
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(Rejected.class)
                .untilAsserted(() -> storage.put(bucket, key, new byte[size]));
    }

    private AccessKey key(String uid, String caps) {
        real.radosgwAdmin(
                "user",
                "create",
                "--uid=" + uid,
                "--display-name=Weak",
                "--access-key=" + uid.toUpperCase(Locale.ROOT),
                "--secret-key=secret-of-" + uid,
                "--caps=" + caps);
        return new AccessKey(uid.toUpperCase(Locale.ROOT), Secret.of("secret-of-" + uid));
    }

    private static Map<String, String> keyed(AccessKey key) {
        return Map.of("access-key", key.id(), "secret-key", key.secret().reveal());
    }

    private GatewaySettings settings(Map<String, String> more) {
        return real.settings(more);
    }

    private static <T> List<Future<T>> atTheSameTime(int times, Callable<T> call) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
        }
    }
}
