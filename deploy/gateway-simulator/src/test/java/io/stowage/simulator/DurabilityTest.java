package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.simulator.admin.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class DurabilityTest {
    @TempDir
    private Path directory;

    private SimulatorSettings settings;

    @BeforeEach
    void settings() {
        settings = SimulatorSettings.of(Dialect.VIRTUOZZO).withDataDirectory(directory);
    }

    @Test
    void keepsEverythingAcrossRestarts() {
        SystemKey key;
        String user;
        List<String> before;
        Instant now;
        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            key = simulator.systemKey();
            AdminClient admin = AdminClient.v2(simulator);
            JsonNode created = admin.createUser("ada@example.com");
            admin.createUser("gone@example.com");
            admin.call("DELETE", "ostor-users&emailAddress=gone@example.com");
            admin.call("POST", "ostor-accounts&emailAddress=ada@example.com&accountName=backup");
            admin.call("PUT", "ostor-limits&emailAddress=ada@example.com&ops&default=60");
            admin.call("PUT", "ostor-quotas&bucket=shelf&quota-size=1");
            try (S3Client s3 = S3Customer.of(simulator, created)) {
                s3.createBucket(b -> b.bucket("shelf"));
                s3.putObject(
                        b -> b.bucket("shelf").key("thing").metadata(Map.of("a", "1")), RequestBody.fromString("kept"));
                simulator.closeUsagePeriod();
                s3.listBuckets();
            }
            simulator.advanceClock(Duration.ofHours(7));
            user = created.toString();
            before = seen(simulator);
            now = simulator.now();
        }
        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            assertThat(simulator.systemKey()).isEqualTo(key);
            assertThat(simulator.now()).isAfterOrEqualTo(now);
            assertThat(seen(simulator)).isEqualTo(before);
            try (S3Client s3 = S3Customer.of(
                    simulator, tools.jackson.databind.json.JsonMapper.shared().readTree(user))) {
                var object = s3.getObjectAsBytes(b -> b.bucket("shelf").key("thing"));
                assertThat(object.asUtf8String()).isEqualTo("kept");
                assertThat(object.response().metadata()).isEqualTo(Map.of("a", "1"));
            }
        }
    }

    private static List<String> seen(GatewaySimulator simulator) {
        AdminClient admin = AdminClient.v2(simulator);
        List<String> seen = new ArrayList<>();
        for (String query : List.of(
                "ostor-users",
                "ostor-users&emailAddress=ada@example.com",
                "ostor-limits&emailAddress=ada@example.com",
                "ostor-buckets",
                "ostor-usage")) {
            seen.add(admin.call("GET", query).body());
        }
        seen.add(simulator.totals().toString());
        seen.add(simulator.effects(0).toString());
        return seen;
    }

    @Test
    void keepsWhatItAcknowledgedWhenItsProcessIsKilled() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorCommand.class.getName(),
                        "--data",
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<JsonNode> users = new ArrayList<>();
        int objects = 0;
        try (var lines = process.inputReader()) {
            String endpoint = word(lines.readLine());
            lines.readLine();
            AdminClient admin =
                    AdminClient.v2(java.net.URI.create(endpoint), word(lines.readLine()), word(lines.readLine()));
            users.add(admin.createUser("user0@example.com"));
            try (S3Client s3 = S3Customer.of(java.net.URI.create(endpoint), users.getFirst())) {
                s3.createBucket(b -> b.bucket("shelf"));
                for (int i = 1; i <= 200; i++) {
                    users.add(admin.createUser("user" + i + "@example.com"));
                    String content = "content " + i;
                    String key = "object" + i;
                    s3.putObject(b -> b.bucket("shelf").key(key), RequestBody.fromString(content));
                    objects = i;
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            AdminClient admin = AdminClient.v2(simulator);
            for (JsonNode user : users) {
                JsonNode found = admin.call(
                                "GET", "ostor-users&id=" + user.get("UserId").asString())
                        .json();
                assertThat(found.get("AWSAccessKeys")).isEqualTo(user.get("AWSAccessKeys"));
            }
            try (S3Client s3 = S3Customer.of(simulator, users.getFirst())) {
                for (int i = 1; i <= objects; i++) {
                    String key = "object" + i;
                    assertThat(s3.getObjectAsBytes(b -> b.bucket("shelf").key(key))
                                    .asUtf8String())
                            .isEqualTo("content " + i);
                }
            }
            assertThat(simulator.totals().getFirst().put()).isEqualTo(objects + 1L);
        }
    }

    private static String word(String line) {
        return line.split(" +")[1];
    }

    @Test
    void passesOverALineThatAKillCutShort() throws IOException {
        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            AdminClient.v2(simulator).createUser("ada@example.com");
        }
        Files.writeString(
                directory.resolve("journal.jsonl"),
                "[{\"table\":\"users\",\"key\":\"1\",\"ro",
                StandardOpenOption.APPEND);

        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            AdminClient.v2(simulator).createUser("eve@example.com");
        }
        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            assertThat(simulator.users()).hasSize(3);
        }
    }

    @Test
    void refusesAJournalThatIsDamaged() throws IOException {
        GatewaySimulator.start(settings).close();
        Path journal = directory.resolve("journal.jsonl");
        Files.writeString(journal, "[{\"table\":\n" + Files.readString(journal));

        assertThatThrownBy(() -> GatewaySimulator.start(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void keepsADirectoryToOneSimulator() {
        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            assertThat(simulator.users()).hasSize(1);
            assertThatThrownBy(() -> GatewaySimulator.start(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another simulator");
        }
    }

    @Test
    void removesBytesNoObjectSpeaksOf() throws IOException {
        GatewaySimulator.start(settings).close();
        Path leftover = Files.writeString(directory.resolve("blobs").resolve("leftover"), "half an upload");

        GatewaySimulator.start(settings).close();

        assertThat(leftover).doesNotExist();
    }

    @Test
    void takesTheSystemKeyItIsGiven() {
        SystemKey given = new SystemKey("operator", "of-this-test");
        try (GatewaySimulator simulator = GatewaySimulator.start(settings.withSystemKey(given))) {
            assertThat(AdminClient.v4(simulator).call("GET", "ostor-users").status())
                    .isEqualTo(200);
        }
        try (GatewaySimulator simulator = GatewaySimulator.start(settings)) {
            assertThat(simulator.systemKey()).isEqualTo(given);
        }
        SystemKey renewed = new SystemKey("operator", "another");
        try (GatewaySimulator simulator = GatewaySimulator.start(settings.withSystemKey(renewed))) {
            assertThat(AdminClient.v2(simulator).call("GET", "ostor-users").status())
                    .isEqualTo(200);
            assertThat(simulator.users()).hasSize(1);
        }
    }
}
