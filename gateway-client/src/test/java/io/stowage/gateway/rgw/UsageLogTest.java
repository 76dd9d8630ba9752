package io.stowage.gateway.rgw;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.cut;
import static io.stowage.gateway.ScriptedGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.GatewayFailure.UnreadableAnswer;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageRow;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageLogTest {

    private static final Instant NOW = Instant.parse("2026-11-21T07:20:00Z");
    private static final String HOUR = "2026-11-21T06/ann";
    private static final String READ = "GET /admin/usage?show-entries=true&show-summary=false&uid=ann"
            + "&start=2026-11-21%2005%3A59%3A59&end=2026-11-21%2007%3A00%3A00";
    private static final String TRIM =
            "DELETE /admin/usage?uid=ann&start=2026-11-21%2005%3A59%3A59&end=2026-11-21%2007%3A00%3A00";

    private static final String ANN = entry("ann", """
            {"bucket":"","time":"2026-11-21T06:00:00.000000Z","epoch":1,"categories":[
              {"category":"list_buckets","bytes_sent":329,"bytes_received":0,"ops":2,"successful_ops":1}]},
            {"bucket":"-","time":"2026-11-21T06:00:00.000000Z","epoch":1,"categories":[
              {"category":"get_obj","bytes_sent":236,"bytes_received":0,"ops":1,"successful_ops":0}]},
            {"bucket":"photos","time":"2026-11-21T06:00:00.000000Z","epoch":1,"owner":"ann","categories":[
              {"category":"create_bucket","bytes_sent":1,"bytes_received":2,"ops":1,"successful_ops":1},
              {"category":"put_obj","bytes_sent":10,"bytes_received":20,"ops":9,"successful_ops":7},
              {"category":"copy_obj","bytes_sent":100,"bytes_received":200,"ops":1,"successful_ops":1},
              {"category":"get_obj","bytes_sent":1000,"bytes_received":0,"ops":5,"successful_ops":4},
              {"category":"get_acls","bytes_sent":0,"bytes_received":0,"ops":1,"successful_ops":1},
              {"category":"list_bucket","bytes_sent":0,"bytes_received":0,"ops":3,"successful_ops":3},
              {"category":"stat_bucket","bytes_sent":0,"bytes_received":0,"ops":2,"successful_ops":2},
              {"category":"delete_obj","bytes_sent":0,"bytes_received":0,"ops":6,"successful_ops":6}]}""");

    @Test
    void readsExactlyOneHourOfOneUser() {
        try (var server = answering(json(log(ANN)));
                var gateway = open(server)) {
            var rows = new ArrayList<UsageRow>();
            var header = gateway.usage().read(HOUR, (head, row) -> rows.add(row));
            assertThat(header)
                    .isEqualTo(new UsageHeader(
                            HOUR, 1, "rgw", Instant.parse("2026-11-21T06:00:00Z"), Duration.ofHours(1)));
            assertThat(rows)
                    .containsExactly(
                            new UsageRow("", 0, "ann", "", 0, 0, 1, 0, 0, 329),
                            new UsageRow("-", 0, "ann", "", 0, 0, 0, 0, 0, 236),
                            new UsageRow("photos", 0, "ann", "", 9, 5, 3, 8, 222, 1111));
            assertThat(server.lines()).containsExactly(READ);
        }
    }

    @Test
    void tellsAnonymousUsageByAnEmptyUser() {
        var anonymous =
                entry("anonymous", "{\"bucket\":\"\",\"time\":\"2026-11-21T06:00:00.000000Z\",\"categories\":[]}");
        try (var server = answering(json(log(anonymous)));
                var gateway = open(server)) {
            var users = new ArrayList<String>();
            gateway.usage().read("2026-11-21T06/anonymous", (head, row) -> users.add(row.userId()));
            assertThat(users).containsExactly("");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T07/ann",
                "2026-11-22T00/ann",
                "2026-11-21T06",
                "2026-11-21T06/",
                "/ann",
                "2026-13-21T06/ann",
                "ann/2026-11-21T06",
                ""
            })
    void neitherReadsNorTrimsWhatIsNoHourThatIsOver(String name) {
        try (var server = answering(json(log(ANN)));
                var gateway = open(server)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.usage().read(name, (head, row) -> {}))
                    .satisfies(refused -> assertThat(refused.status()).hasValue(404));
            gateway.usage().delete(name);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T07:19:59Z, 06",
        "2026-11-21T07:20:00Z, 07",
        "2026-11-21T07:59:59Z, 07",
        "2026-11-21T08:20:00Z, 08"
    })
    void waitsTwentyMinutesForAnHourToSettle(Instant now, String end) {
        try (var server = answering(json(log()));
                var gateway = open(server, now)) {
            gateway.usage().list();
            assertThat(server.lines())
                    .containsExactly("GET /admin/usage?show-entries=true&show-summary=false&end=2026-11-21%20" + end
                            + "%3A00%3A00");
        }
    }

    @Test
    void refusesToReadWhatIsNotThere() {
        try (var server = answering(json(log()));
                var gateway = open(server)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.usage().read(HOUR, (head, row) -> {}))
                    .satisfies(refused -> assertThat(refused.status()).hasValue(404));
        }
    }

    @Test
    void trimsExactlyTheHourAndTheUserAndLooksBefore() {
        try (var server = answering(json(log(ANN)), answer(200, "", ""), json(log()));
                var gateway = open(server)) {
            gateway.usage().delete(HOUR);
            assertThat(server.lines()).containsExactly(READ, TRIM);
            gateway.usage().delete(HOUR);
            assertThat(server.lines()).containsExactly(READ, TRIM, READ);
        }
    }

    /** As by a gateway that does not understand the dates, and would trim everything. */
    @ParameterizedTest
    @CsvSource({
        "ann, 2026-11-21T05:00:00.000000Z",
        "ann, 2026-11-21T07:00:00.000000Z",
        "bob, 2026-11-21T06:00:00.000000Z"
    })
    void trimsNothingWhereTheGatewayShowsMoreThanWasAskedFor(String user, String time) {
        var foreign = entry(user, "{\"bucket\":\"photos\",\"time\":\"%s\",\"categories\":[]}".formatted(time));
        try (var server = answering(json(log(ANN, foreign)));
                var gateway = open(server)) {
            assertThatExceptionOfType(UnreadableAnswer.class)
                    .isThrownBy(() -> gateway.usage().delete(HOUR));
            assertThatExceptionOfType(UnreadableAnswer.class)
                    .isThrownBy(() -> gateway.usage().read(HOUR, (head, row) -> {}));
            assertThat(server.lines()).containsExactly(READ, READ);
        }
    }

    @Test
    void listsTheFirstHoursThereAreAndAsksToLookAgain() {
        var bob = entry("bob", """
                {"bucket":"b1","time":"2026-11-21T05:00:00.000000Z","categories":[]},
                {"bucket":"b2","time":"2026-11-21T03:00:00.000000Z","categories":[]},
                {"bucket":"b3","time":"2026-11-21T05:00:00.000000Z","categories":[]}""");
        var nobody = entry("", "{\"bucket\":\"-\",\"time\":\"2026-11-21T05:00:00.000000Z\",\"categories\":[]}");
        try (var server = answering(json(log(nobody, ANN, bob)), json(log(ANN, bob)), json(log()));
                var gateway = open(server)) {
            var listing = gateway.usage().list();
            assertThat(listing.names()).containsExactly("2026-11-21T03/bob", "2026-11-21T05/bob", HOUR);
            assertThat(listing.truncated()).isTrue();
            assertThat(gateway.usage().list("", 2).names()).containsExactly("2026-11-21T05/bob", HOUR);
            assertThat(gateway.usage().list().truncated()).isFalse();
        }
    }

    @Test
    void endsAGiantListingWhenItHasEnough() {
        var enough = new CountDownLatch(1);
        ScriptedGateway.Reaction giant = (request, connection) -> {
            var out = connection.getOutputStream();
            ScriptedGateway.head(out, 200, "");
            out.write("{\"entries\":[".getBytes(StandardCharsets.UTF_8));
            for (var i = 0; i < 20_000; i++) {
                var entry =
                        entry("u" + i, "{\"bucket\":\"\",\"time\":\"2026-11-21T05:00:00.000000Z\",\"categories\":[]}");
                out.write((entry + ",").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            // Never ended: the caller has to go.
            enough.await();
        };
        try (var server = answering(giant);
                var gateway = open(server)) {
            assertThat(gateway.usage().list().names()).hasSize(1000);
            enough.countDown();
        }
    }

    @Test
    void passesTheRowsOfAGiantHourWhileTheyArrive() {
        var firstSeen = new CountDownLatch(1);
        ScriptedGateway.Reaction giant = (request, connection) -> {
            var out = connection.getOutputStream();
            ScriptedGateway.head(out, 200, "");
            out.write("{\"entries\":[{\"user\":\"ann\",\"buckets\":[".getBytes(StandardCharsets.UTF_8));
            for (var i = 0; i < 100_000; i++) {
                var bucket = "%s{\"bucket\":\"b%d\",\"time\":\"2026-11-21T06:00:00.000000Z\",\"categories\":[]}"
                        .formatted(i == 0 ? "" : ",", i);
                out.write(bucket.getBytes(StandardCharsets.UTF_8));
                if (i == 20_000) {
                    out.flush();
                    firstSeen.await();
                }
            }
            out.write("]}]}".getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
        try (var server = answering(giant);
                var gateway = open(server)) {
            var count = new AtomicLong();
            gateway.usage().read(HOUR, (head, row) -> {
                firstSeen.countDown();
                assertThat(row.bucket()).isEqualTo("b" + count.getAndIncrement());
            });
            assertThat(count).hasValue(100_000);
        }
    }

    @Test
    void failsWhenTheEndOfAnHourIsMissing() {
        var begin = log(ANN);
        for (var broken : List.of(
                cut(begin.substring(0, begin.length() - 30)),
                json(begin.substring(0, begin.length() - 1)),
                json("{\"entries\": [{\"buckets\": [{}]}]}"),
                json("{\"entries\": [[]]}"),
                json("[]"),
                json("{\"entries\": {}}"))) {
            try (var server = answering(broken);
                    var gateway = open(server)) {
                assertThatExceptionOfType(GatewayFailure.class)
                        .isThrownBy(() -> gateway.usage().read(HOUR, (head, row) -> {}));
            }
        }
    }

    private static String log(String... entries) {
        return "{\"entries\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(String user, String buckets) {
        return "{\"user\":\"%s\",\"buckets\":[%s]}".formatted(user, buckets);
    }

    private static RgwGateway open(ScriptedGateway server) {
        return open(server, NOW);
    }

    private static RgwGateway open(ScriptedGateway server, Instant now) {
        return new RgwGateway(server.rgwSettings(Map.of()), ObservationRegistry.NOOP, Clock.fixed(now, ZoneOffset.UTC));
    }
}
