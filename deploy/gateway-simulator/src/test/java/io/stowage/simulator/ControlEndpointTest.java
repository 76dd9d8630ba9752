package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.simulator.admin.Dialect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class ControlEndpointTest {
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

    private AdminClient.Response control(String method, String path, String body) throws IOException {
        return AdminClient.send(HttpRequest.newBuilder(URI.create(simulator.controlEndpoint() + "/_control/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void ordersListsAndEndsFaults() throws IOException {
        JsonNode ordered = control(
                        "POST", "faults", "{\"calls\":\"users.list\",\"effect\":\"refuse\",\"status\":500,\"times\":2}")
                .json();
        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(500);
        JsonNode inForce = control("GET", "faults", "").json();
        control("DELETE", "faults/" + ordered.get("id").asInt(), "");

        assertThat(inForce.get(0).get("struck").asInt()).isEqualTo(1);
        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(200);
    }

    @Test
    void startsAndEndsOutagesAndKeyRefusals() throws IOException {
        control("POST", "outage", "{\"seconds\":3600,\"how\":\"UNAVAILABLE\"}");
        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(503);
        control("DELETE", "outage", "");
        control("POST", "keys", "{\"refused\":true}");
        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(403);
        control("DELETE", "faults", "");

        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(200);
    }

    @Test
    void advancesTheClockWithoutSpoilingSignatures() throws IOException {
        Instant before = simulator.now();

        control("POST", "clock", "{\"advanceSeconds\":360000}");

        assertThat(simulator.now()).isAfterOrEqualTo(before.plus(Duration.ofHours(100)));
        assertThat(admin.call("GET", "ostor-users").status()).isEqualTo(200);
    }

    @Test
    void showsTotalsEffectsAndCalls() throws IOException {
        JsonNode user = admin.createUser("ada@example.com");
        try (S3Client s3 = S3Customer.of(simulator, user)) {
            s3.listBuckets();
        }
        control("POST", "usage-period", "");
        control("POST", "usage-listing", "{\"most\":5,\"afterHonoured\":true}");
        control("POST", "capacity", "{\"calls\":128}");

        assertThat(control("GET", "totals", "").json().get(0).get("get").asInt())
                .isEqualTo(1);
        assertThat(control("GET", "effects", "").json().get(0).get("call").asString())
                .isEqualTo("users.create");
        assertThat(control("GET", "effects?after=1", "").json()).isEmpty();
        assertThat(control("GET", "calls", "").json()).hasSize(2);
        assertThat(control("GET", "call-counts", "")
                        .json()
                        .get("s3.listBuckets")
                        .asInt())
                .isEqualTo(1);
        assertThat(control("GET", "status", "").json().get("users").asInt()).isEqualTo(2);
        assertThat(admin.call("GET", "ostor-usage").json().get("nr_items").asInt())
                .isEqualTo(1);
    }

    @Test
    void showsNoSecrets() throws IOException {
        JsonNode user = admin.createUser("ada@example.com");
        String secret =
                user.get("AWSAccessKeys").get(0).get("AWSSecretAccessKey").asString();

        for (String path : new String[] {"status", "totals", "effects", "calls", "faults"}) {
            assertThat(control("GET", path, "").body())
                    .doesNotContain(secret)
                    .doesNotContain(simulator.systemKey().secretAccessKey());
        }
        assertThat(simulator.users().toString()).doesNotContain(secret);
        assertThat(simulator.systemKey().toString())
                .doesNotContain(simulator.systemKey().secretAccessKey());
    }

    @Test
    void writesSpoilsAndMendsStatisticsObjects() throws IOException {
        String items = "[{\"key\":{\"bucket\":\"b\",\"epoch\":1,\"userId\":\"u\",\"tag\":\"\"},"
                + "\"put\":%d,\"get\":0,\"list\":0,\"other\":0,\"uploaded\":9,\"downloaded\":0}]";
        String object = "{\"name\":\"s3-usage-8a-x-1800\",\"startTs\":1772359200,\"period\":1800,\"items\":%s}";
        control("POST", "usage-objects", object.formatted(items.formatted(7)));
        control("POST", "usage-objects", object.formatted(items.formatted(5)));
        assertThat(control("GET", "totals", "").json().get(0).get("put").asInt())
                .as("the second replaces the first")
                .isEqualTo(5);
        assertThat(control("GET", "usage-objects", "").json()).hasSize(1);

        control("POST", "spoilt-usage", "{\"name\":\"s3-usage-8a-x-1800\",\"body\":\"{half\"}");
        assertThat(admin.call("GET", "ostor-usage&obj=s3-usage-8a-x-1800").body())
                .isEqualTo("{half");
        control("DELETE", "spoilt-usage?name=s3-usage-8a-x-1800", "");
        assertThat(admin.call("GET", "ostor-usage&obj=s3-usage-8a-x-1800").body())
                .startsWith("{\"fmt_version\":1,\"service_id\":8a,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|faults|{\"effect\":\"explode\"}|400",
                "POST|faults|not json|400",
                "POST|faults|{\"effect\":\"delay\"}|400",
                "POST|clock|{\"advanceSeconds\":-1}|400",
                "POST|capacity|{\"calls\":0}|400",
                "GET|nothing||404"
            })
    void refusesWhatItDoesNotUnderstand(String method, String path, String body, int status) throws IOException {
        assertThat(control(method, path, body == null ? "" : body).status()).isEqualTo(status);
    }
}
