package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.BucketSize;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.ListedUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingsTest {

    private static final String THREE = """
            [{"UserEmail": "ann@example.com", "UserId": "a1", "State": "disabled", "OwnerId": "0", "Flags": ["disabled"]},
             {"UserEmail": "Ann@Example.com", "UserId": "a2", "State": "enabled", "OwnerId": "0"},
             {"UserEmail": "root@example.com", "UserId": "00", "State": "enabled", "Flags": ["system"]}]""";

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"Users\": %s}", "{\"Count\": 3, \"Other\": [{}], \"Users\": %s, \"x\": 1}"})
    void readsBareAndWrappedListings(String form) {
        try (var server = answering(json(form.formatted(THREE)));
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            var users = new ArrayList<ListedUser>();
            gateway.users().forEach(users::add);
            assertThat(users)
                    .containsExactly(
                            new ListedUser(new UserId("a1"), "ann@example.com", false, false),
                            new ListedUser(new UserId("a2"), "Ann@Example.com", true, false),
                            new ListedUser(new UserId("00"), "root@example.com", true, true));
            assertThat(gateway.users().findAllByName("ann@example.com"))
                    .extracting(user -> user.id().value())
                    .containsExactly("a1", "a2");
        }
    }

    @Test
    void refusesAListingWithoutItsArray() {
        try (var server = answering(json("{\"Buckets\": []}"));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(GatewayFailure.UnreadableAnswer.class)
                    .isThrownBy(() -> gateway.users().forEach(user -> {}));
        }
    }

    @Test
    void doesNotTakeNotFoundForAGatewayWithoutBuckets() {
        try (var server = answering(answer(404, "", ""));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(GatewayFailure.Rejected.class)
                    .isThrownBy(() -> gateway.buckets().forEach(bucket -> {}));
            assertThat(gateway.buckets().of(new UserRef(new UserId("a1"), "ann@example.com")))
                    .isEmpty();
        }
    }

    /** The server ends its listing only after the caller has seen the beginning, so it cannot have been gathered first. */
    @Test
    void passesUsersOfAGiantListingWhileItArrives() {
        var firstSeen = new CountDownLatch(1);
        ScriptedGateway.Reaction giant = (request, connection) -> {
            var out = connection.getOutputStream();
            ScriptedGateway.head(out, 200, "");
            out.write("{\"Users\": [".getBytes(StandardCharsets.UTF_8));
            for (var i = 0; i < 200_000; i++) {
                var user = "%s{\"UserEmail\": \"u%d@example.com\", \"UserId\": \"%016x\", \"State\": \"enabled\"}"
                        .formatted(i == 0 ? "" : ",", i, i);
                out.write(user.getBytes(StandardCharsets.UTF_8));
                if (i == 20_000) {
                    out.flush();
                    firstSeen.await();
                }
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
        try (var server = answering(giant);
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            var count = new AtomicLong();
            gateway.users().forEach(user -> {
                firstSeen.countDown();
                assertThat(user.name()).isEqualTo("u" + count.getAndIncrement() + "@example.com");
            });
            assertThat(count).hasValue(200_000);
        }
    }

    @Test
    void readsBucketsExactly() {
        var body = """
                {"Buckets": [{"size": {"current": 9007199254740993, "h_integral": 92233720368547758070, "hmax": "12288",
                   "last_ts": 465442}, "epoch": 0, "owner_id": "a1", "name": "photos",
                   "creation_date": "2026-02-05T09:56:00.000Z"}]}""";
        try (var server = answering(json(body));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            var buckets = gateway.buckets().of(new UserRef(new UserId("a1"), "ann@example.com"));
            assertThat(buckets)
                    .containsExactly(new GatewayBucket(
                            new BucketName("photos"),
                            0,
                            new UserId("a1"),
                            Instant.parse("2026-02-05T09:56:00Z"),
                            new BucketSize(
                                    9007199254740993L,
                                    Optional.of(new BucketSize.History(
                                            12288, new BigInteger("92233720368547758070"), 465442)),
                                    Optional.empty())));
            assertThat(server.lines()).containsExactly("GET /?ostor-buckets&id=a1");
        }
    }

    @Test
    void neverSaysThatAShadowedUserOwnsNothing() {
        var user = "{\"UserEmail\": \"ann@example.com\", \"UserId\": \"a1\"}";
        var bucket = "{\"size\": {\"current\": 1, \"h_integral\": 1, \"hmax\": 1, \"last_ts\": 1}, \"epoch\": 0,"
                + " \"owner_id\": \"%s\", \"name\": \"%s\", \"creation_date\": \"2026-02-05T09:56:00.000Z\"}";
        var all = "{\"Buckets\": [" + bucket.formatted("a1", "older") + "," + bucket.formatted("a2", "younger") + "]}";
        try (var server = answering(json(user), json(all));
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            assertThat(gateway.buckets().of(new UserRef(new UserId("a2"), "ann@example.com")))
                    .extracting(owned -> owned.name().value())
                    .isEqualTo(List.of("younger"));
            assertThat(server.lines())
                    .containsExactly("GET /?ostor-users&emailAddress=ann%40example.com", "GET /?ostor-buckets");
        }
    }
}
