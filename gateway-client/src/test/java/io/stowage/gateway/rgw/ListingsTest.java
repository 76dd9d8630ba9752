package io.stowage.gateway.rgw;

import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.json;
import static io.stowage.gateway.rgw.ScriptedUser.parameter;
import static io.stowage.gateway.rgw.ScriptedUser.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.BucketSize;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure.UnreadableAnswer;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ListingsTest {

    private static final UserRef ANN = new UserRef(new UserId("ann"), "ann");

    @Test
    void readsTheUsersOfAllPagesAndLeavesOutWhoIsGone() {
        try (var server = new ScriptedGateway(request -> {
                    if (!request.target().contains("list")) {
                        var uid = parameter(request, "uid");
                        return uid.equals("gone")
                                ? refusal(404, "NoSuchUser")
                                : json("{\"user_id\":\"%s\",\"suspended\":%d,\"keys\":[]}"
                                        .formatted(uid, uid.equals("bob") ? 1 : 0));
                    }
                    return switch (parameter(request, "marker")) {
                        case "" ->
                            json("{\"keys\":[\"ann\",\"gone\"],\"truncated\":true,\"count\":2,\"marker\":\"4:a:b\"}");
                        case "4%3Aa%3Ab" -> json("{\"keys\":[],\"truncated\":\"true\",\"count\":0,\"marker\":\"5\"}");
                        default -> json("{\"keys\":[\"bob\"],\"truncated\":false,\"count\":1}");
                    };
                });
                var gateway = Gateways.open(server.rgwSettings(Map.of()))) {
            var users = new ArrayList<String>();
            gateway.users().forEach(user -> users.add(user.id() + " " + user.enabled()));
            assertThat(users).containsExactly("ann true", "bob false");
        }
    }

    @Test
    void refusesAPageThatLeadsNowhere() {
        try (var server = answering(json("{\"keys\":[],\"truncated\":true}"));
                var gateway = Gateways.open(server.rgwSettings(Map.of()))) {
            assertThatExceptionOfType(UnreadableAnswer.class)
                    .isThrownBy(() -> gateway.users().forEach(user -> {}));
        }
    }

    @Test
    void readsBucketsExactlyAndNobodyElses() {
        var body = """
                [{"bucket":"photos","owner":"ann","creation_time":"2026-11-21T06:17:37.876574Z","usage":{
                    "rgw.main":{"size":9007199254740993,"size_actual":1,"num_objects":1},
                    "rgw.multimeta":{"size":7,"num_objects":1}}},
                 {"bucket":"empty","owner":"ann","creation_time":"2026-11-21T06:17:38.000000Z","usage":{}},
                 {"bucket":"others","owner":"bob","creation_time":"2026-11-21T06:17:38.000000Z","usage":{}}]""";
        try (var server = answering(json(body));
                var gateway = Gateways.open(server.rgwSettings(Map.of()))) {
            assertThat(gateway.buckets().of(ANN))
                    .containsExactly(
                            new GatewayBucket(
                                    new BucketName("photos"),
                                    1_795_241_857_876_574L,
                                    new UserId("ann"),
                                    Instant.parse("2026-11-21T06:17:37.876574Z"),
                                    BucketSize.now(9007199254741000L)),
                            new GatewayBucket(
                                    new BucketName("empty"),
                                    1_795_241_858_000_000L,
                                    new UserId("ann"),
                                    Instant.parse("2026-11-21T06:17:38Z"),
                                    BucketSize.now(0)));
            assertThat(server.lines()).containsExactly("GET /admin/bucket?stats=true&uid=ann");
        }
    }

    @Test
    void findsNoBucketsOfAnAbsentUser() {
        try (var server = answering(refusal(404, "NoSuchUser"));
                var gateway = Gateways.open(server.rgwSettings(Map.of()))) {
            assertThat(gateway.buckets().of(ANN)).isEmpty();
        }
    }

    /** The server ends its listing only after the caller has seen the beginning, so it cannot have been gathered first. */
    @Test
    void passesBucketsOfAGiantListingWhileItArrives() {
        var firstSeen = new CountDownLatch(1);
        ScriptedGateway.Reaction giant = (request, connection) -> {
            var out = connection.getOutputStream();
            ScriptedGateway.head(out, 200, "");
            for (var i = 0; i < 100_000; i++) {
                var bucket = "%s{\"bucket\":\"b%d\",\"owner\":\"ann\",\"creation_time\":\"2026-11-21T06:17:38Z\"}"
                        .formatted(i == 0 ? "[" : ",", i);
                out.write(bucket.getBytes(StandardCharsets.UTF_8));
                if (i == 20_000) {
                    out.flush();
                    firstSeen.await();
                }
            }
            out.write(']');
            out.flush();
        };
        try (var server = answering(giant);
                var gateway = Gateways.open(server.rgwSettings(Map.of()))) {
            var count = new AtomicLong();
            gateway.buckets().forEach(bucket -> {
                firstSeen.countDown();
                assertThat(bucket.name().value()).isEqualTo("b" + count.getAndIncrement());
            });
            assertThat(count).hasValue(100_000);
        }
    }
}
