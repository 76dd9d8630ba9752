package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.cut;
import static io.stowage.gateway.ScriptedGateway.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageListing;
import io.stowage.gateway.UsageRow;
import io.stowage.gateway.connect.Gateways;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    private static final String NAME = "s3-usage-80000000000000a4-2026-03-01T10:00:00.000Z-1800";
    private static final String ROWS = """
            [{"key": {"bucket": "photos", "epoch": 98311, "user_id": "00000000000000a1", "tag": ""},
              "counters": {"ops": {"put": 7, "get": 11, "list": 2, "other": 1, "mystery": 5},
                           "net_io": {"uploaded": 9007199254740993, "downloaded": "12"}}},
             {"key": {"bucket": "", "epoch": 0, "user_id": "", "tag": "t"},
              "counters": {"ops": {"put": 0, "get": 1, "list": 0, "other": 0},
                           "net_io": {"uploaded": 0, "downloaded": 0}}}]""";
    private static final List<UsageRow> READ = List.of(
            new UsageRow("photos", 98311, "00000000000000a1", "", 7, 11, 2, 1, 9007199254740993L, 12),
            new UsageRow("", 0, "", "t", 0, 1, 0, 0, 0, 0));

    private final List<UsageRow> rows = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "80000000000000a4, 80000000000000a4",
        "\"80000000000000a4\", 80000000000000a4",
        "8000000000000065, 8000000000000065",
        "800000000000000000065, 800000000000000000065",
        "8000000000001e05, 8000000000001e05",
        "0000000000000065, 0000000000000065"
    })
    void keepsTheServiceIdAsTextInWhateverFormItComes(String written, String text) {
        var header = read("{\"fmt_version\": 1, \"service_id\": " + written
                + ", \"start_ts\": 1772359200, \"period\": 1390, \"nr_items\": 2, \"items\": " + ROWS + "}");
        assertThat(header)
                .isEqualTo(new UsageHeader(
                        NAME, 1, text, Instant.parse("2026-03-01T10:00:00Z"), Duration.ofSeconds(1390)));
        assertThat(rows).isEqualTo(READ);
    }

    @Test
    void readsRowsThatComeBeforeTheHeader() {
        read("{\"items\": " + ROWS + ", \"nr_items\": 2, \"more\": {\"x\": [1]}, \"period\": 30,"
                + " \"start_ts\": \"1772359200\", \"service_id\": 8a, \"fmt_version\": 1}");
        assertThat(rows).isEqualTo(READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 0, \"items\": []}",
                "{\"fmt_version\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 0, \"items\": []}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"period\": 1, \"nr_items\": 0, \"items\": []}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"nr_items\": 0, \"items\": []}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"items\": []}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 3, \"items\": []}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"period\": -1, \"nr_items\": 0, \"items\": []}",
                "{\"fmt_version\": 9999999999, \"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 0}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 9223372036854775807, \"period\": 1}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 1, \"items\": [{}]}",
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 1, \"items\": ["
            })
    void refusesObjectsThatAreNotWhole(String body) {
        assertThatExceptionOfType(GatewayFailure.UnreadableAnswer.class).isThrownBy(() -> read(body));
    }

    @Test
    void neverPassesRowsTwice() {
        var seen = new CountDownLatch(2);
        var half =
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 2, \"items\": "
                        + ROWS.substring(0, ROWS.length() - 1);
        Reaction cutOnceSeen = (request, connection) -> {
            cut(half).to(request, connection);
            seen.await();
        };
        try (var server = answering(cutOnceSeen);
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(GatewayFailure.Transient.class)
                    .isThrownBy(() -> gateway.usage().read(NAME, (header, row) -> {
                        rows.add(row);
                        seen.countDown();
                    }));
            assertThat(rows).isEqualTo(READ);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void passesOnTheCallersOwnException() {
        var full = new IllegalStateException("disk full");
        var body =
                "{\"fmt_version\": 1, \"service_id\": 1, \"start_ts\": 1, \"period\": 1, \"nr_items\": 2, \"items\": "
                        + ROWS + "}";
        try (var server = answering(json(body));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> gateway.usage().read(NAME, (header, row) -> {
                        throw full;
                    }))
                    .isSameAs(full);
        }
    }

    @Test
    void listsNames() {
        try (var server = answering(json("{\"nr_items\": 2, \"truncated\": true, \"items\": [\"one\", \"two\"]}"));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThat(gateway.usage().list()).isEqualTo(new UsageListing(List.of("one", "two"), true));
            gateway.usage().list("two:+", 10);
            assertThat(server.lines())
                    .containsExactly("GET /?ostor-usage", "GET /?ostor-usage&after=two%3A%2B&limit=10");
        }
    }

    @ParameterizedTest
    @CsvSource({"4, {\"fm", "100, {\"fmt_ver", "0, ''"})
    void showsTheBeginningOfAnObjectAsItIs(int most, String shown) {
        try (var server = answering(json("{\"fmt_ver"));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            var content = gateway.usage().content(NAME, most);
            assertThat(new String(content.beginning(), UTF_8)).isEqualTo(shown);
            assertThat(content.length()).isEqualTo(9);
            assertThat(content.digest())
                    .as("of all of it")
                    .isEqualTo("03fb8199866ed92b36b456f8f993d6601ec65e0ec065170a5c7c7fda0a5dccc6");
        }
    }

    @Test
    void refusesToReadAnAbsentObject() {
        try (var server = answering(answer(404, "", ""));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(GatewayFailure.Rejected.class)
                    .isThrownBy(() -> gateway.usage().read("gone", (header, row) -> {}))
                    .satisfies(failure -> assertThat(failure.status()).hasValue(404));
        }
    }

    private UsageHeader read(String body) {
        try (var server = answering(json(body));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            return gateway.usage().read(NAME, (header, row) -> rows.add(row));
        }
    }
}
