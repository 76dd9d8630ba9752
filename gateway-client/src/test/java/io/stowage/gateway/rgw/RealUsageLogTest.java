package io.stowage.gateway.rgw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.UsageRow;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The usage log of the real one, read by a clock that goes before, so that the hours of the test are over. */
class RealUsageLogTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private RealRgw real;
    private RgwGateway gateway;
    private String name;
    private BucketName bucket;

    @BeforeEach
    void open() {
        real = RealRgw.get();
        var ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
        gateway = new RgwGateway(real.settings(Map.of()), ObservationRegistry.NOOP, Clock.systemUTC(), ahead);
        name = "usage" + COUNT.incrementAndGet();
        bucket = new BucketName(name + "-box");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void countsToTheByteAndTrimsNothingElse() {
        var user = gateway.users().create(NewUser.named(name));
        var neighbour = gateway.users().create(NewUser.named(name + "0"));
        gateway.storageOf(neighbour).buckets();
        var storage = gateway.storageOf(user);
        assertThat(storage.buckets()).isEmpty();
        storage.createBucket(bucket);
        storage.put(bucket, "one", new byte[1000]);
        storage.put(bucket, "two", new byte[2000]);
        assertThat(storage.get(bucket, "one")).isPresent();
        assertThat(storage.get(bucket, "absent")).isEmpty();
        storage.forEachObject(bucket, object -> {});
        storage.delete(bucket, "one");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var rows = rowsOf(name);
            var inBucket = rows.stream()
                    .filter(row -> row.bucket().equals(bucket.value()))
                    .toList();
            assertThat(inBucket.stream().mapToLong(UsageRow::puts).sum()).isEqualTo(3);
            assertThat(inBucket.stream().mapToLong(UsageRow::gets).sum()).isEqualTo(1);
            assertThat(inBucket.stream().mapToLong(UsageRow::lists).sum()).isEqualTo(1);
            assertThat(inBucket.stream().mapToLong(UsageRow::others).sum()).isEqualTo(1);
            assertThat(inBucket.stream().mapToLong(UsageRow::uploaded).sum()).isEqualTo(3000);
            assertThat(inBucket.stream().mapToLong(UsageRow::downloaded).sum()).isGreaterThan(1000);
            // What the gateway leaves out of a time that begins with the hour.
            assertThat(rows.stream()
                            .filter(row -> row.bucket().isEmpty())
                            .mapToLong(UsageRow::lists)
                            .sum())
                    .isEqualTo(1);
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> !namesOf(name + "0").isEmpty());

        for (var hour : namesOf(name)) {
            gateway.usage().delete(hour);
            gateway.usage().delete(hour);
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.usage().read(hour, (head, row) -> {}))
                    .satisfies(refused -> assertThat(refused.status()).hasValue(404));
        }
        assertThat(namesOf(name)).isEmpty();
        assertThat(namesOf(name + "0")).isNotEmpty();
    }

    /** Asked for several hours, the gateway adds them up and calls the sum the first hour. */
    @Test
    void keepsHoursApartAndTrimsOneAtATime() {
        var user = gateway.users().create(NewUser.named(name));
        var storage = gateway.storageOf(user);
        assertThat(storage.buckets()).isEmpty();
        storage.createBucket(bucket);
        storage.put(bucket, "one", new byte[1000]);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> rowsOf(name).stream().mapToLong(UsageRow::uploaded).sum() == 1000
                        && rowsOf(name).stream().anyMatch(row -> row.bucket().isEmpty()));
        var last = UsageHour.named(namesOf(name).getLast()).orElseThrow();
        var counted = rows(last.name());
        real.repeatUsage(name, last.start(), 1);
        real.repeatUsage(name, last.start(), 2);

        var seen = new ArrayList<UsageHour>();
        for (var names = namesOf(name); !names.isEmpty(); names = namesOf(name)) {
            var first = UsageHour.named(names.getFirst()).orElseThrow();
            seen.add(first);
            if (first.start().isAfter(last.start())) {
                break;
            }
            assertThat(rows(first.name())).isEqualTo(counted);
            gateway.usage().delete(first.name());
        }
        assertThat(seen.stream().map(hour -> hour.start()).filter(start -> !start.isAfter(last.start())))
                .containsExactly(
                        last.start().minus(Duration.ofHours(2)), last.start().minus(Duration.ofHours(1)), last.start());
    }

    @Test
    void keepsWhatBelongsToNobodyAndWhatWasNotThere() throws IOException {
        var user = gateway.users().create(NewUser.named(name));
        var storage = gateway.storageOf(user);
        storage.createBucket(bucket);
        assertThat(storage.get(bucket, "absent")).isEmpty();
        assertThat(anonymously("/")).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(rowsOf(name))
                    .anyMatch(row -> row.bucket().equals("-") && row.userId().equals(name));
            assertThat(rowsOf("anonymous"))
                    .anyMatch(row -> row.bucket().isEmpty() && row.userId().isEmpty());
        });
        storage.deleteBucket(bucket);
        gateway.users().delete(user.ref());
        assertThat(rowsOf(name)).isNotEmpty();
    }

    @Test
    void saysNothingOfAnHourThatIsNotOver() {
        try (var onTime = new RgwGateway(real.settings(Map.of()), ObservationRegistry.NOOP, Clock.systemUTC())) {
            var user = gateway.users().create(NewUser.named(name));
            assertThat(gateway.storageOf(user).buckets()).isEmpty();
            await().atMost(Duration.ofMinutes(1)).until(() -> !namesOf(name).isEmpty());
            assertThat(onTime.usage().list().names()).noneMatch(hour -> hour.endsWith("/" + name));
        }
    }

    private int anonymously(String path) throws IOException {
        var connection =
                (HttpURLConnection) real.endpoint().resolve(path).toURL().openConnection();
        return connection.getResponseCode();
    }

    private List<UsageRow> rowsOf(String user) {
        return namesOf(user).stream().flatMap(hour -> rows(hour).stream()).toList();
    }

    private List<UsageRow> rows(String hour) {
        var rows = new ArrayList<UsageRow>();
        gateway.usage().read(hour, (head, row) -> rows.add(row));
        return rows;
    }

    private List<String> namesOf(String user) {
        return gateway.usage().list().names().stream()
                .filter(hour -> hour.endsWith("/" + user))
                .toList();
    }
}
