package io.stowage.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.Secret;
import io.stowage.gateway.connect.Gateways;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The stack as a user runs it: it goes on where it ended, and says in one line why it does not start. */
class LocalStackTest {

    private static final List<String> ANY_PORTS = List.of(
            "--kafka-port",
            "0",
            "--registry-port",
            "0",
            "--gateway-port",
            "0",
            "--provisioning-port",
            "0",
            "--limits-port",
            "0",
            "--usage-port",
            "0");

    @TempDir
    private Path data;

    @Test
    void accountAndKeySurviveARestart() {
        AccessKey key;
        try (LocalStack stack = start()) {
            Commands commands = new Commands(stack);
            commands.count("plan", "apply", "-f", SamplePlans.in(data, GatewayKind.VIRTUOZZO));
            commands.one(
                    "order",
                    "place",
                    "--subscription",
                    "kept",
                    "--plan",
                    "basic",
                    "--email",
                    "jane@example.com",
                    "--name",
                    "Jane",
                    "--wait");
            key = credentials(stack, commands);
            storage(stack, key).put(new BucketName("kept-data"), "note", "still here".getBytes(UTF_8));
        }

        try (LocalStack stack = start()) {
            JsonNode account = new Commands(stack).one("account", "show", "kept");

            assertThat(account.get("status").asString()).isEqualTo("ACTIVE");
            assertThat(storage(stack, key).get(new BucketName("kept-data"), "note"))
                    .hasValueSatisfying(
                            content -> assertThat(new String(content, UTF_8)).isEqualTo("still here"));
        }
    }

    @Test
    void portInUseIsToldInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Told told = up(
                    "--kafka-port",
                    Integer.toString(taken.getLocalPort()),
                    "--registry-port",
                    "0",
                    "--gateway-port",
                    "0",
                    "--provisioning-port",
                    "0",
                    "--limits-port",
                    "0",
                    "--usage-port",
                    "0");

            assertThat(told.exitCode()).isEqualTo(1);
            assertThat(told.error())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void wrongGatewayKeyIsToldInOneLine() {
        try (GatewaySimulator gateway = GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO))) {
            Told told = upWith(
                    "--gateway",
                    gateway.endpoint().toString(),
                    "--gateway-key",
                    "wrong",
                    "--gateway-secret",
                    "not-the-secret");

            assertThat(told.exitCode()).isEqualTo(1);
            assertThat(told.error())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(gateway.endpoint().toString(), "refuses our key", "--gateway-key")
                    .doesNotContain("not-the-secret");
        }
    }

    @Test
    void unreachableGatewayIsToldInOneLine() throws IOException {
        Told told =
                upWith("--gateway", "http://127.0.0.1:" + closedPort(), "--gateway-key", "k", "--gateway-secret", "s");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.error()).hasSize(1).first().asString().contains("cannot be used", "Connection refused");
    }

    @Test
    void unreachableRegistryIsToldInOneLine() throws IOException {
        String registry = "http://127.0.0.1:" + closedPort();

        Told told = upWith("--registry", registry);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.error()).hasSize(1).first().asString().contains(registry, "cannot be reached");
    }

    @Test
    void unknownDialectIsAnErrorOfTheCommandLine() {
        Told told = upWith("--dialect", "swift");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.error().getFirst()).contains("--dialect", "acronis or virtuozzo", "swift");
    }

    private record Told(int exitCode, List<String> error) {}

    private Told upWith(String... arguments) {
        List<String> all = new ArrayList<>(ANY_PORTS);
        all.addAll(Arrays.asList(arguments));
        return up(all.toArray(String[]::new));
    }

    private Told up(String... arguments) {
        List<String> all = new ArrayList<>(List.of("up", "--data", data.toString()));
        all.addAll(Arrays.asList(arguments));
        StringWriter error = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(error))
                .execute(all.toArray(String[]::new));
        return new Told(exitCode, error.toString().strip().lines().toList());
    }

    private LocalStack start() {
        return LocalStack.start(
                new StackSettings(
                        data,
                        UsagePace.ORDINARY,
                        GatewayKind.VIRTUOZZO,
                        StackSettings.Ports.ANY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Steps(new PrintWriter(new StringWriter())));
    }

    private static AccessKey credentials(LocalStack stack, Commands commands) {
        JsonNode found = commands.one(
                "credentials",
                "show",
                "kept",
                "--key",
                stack.billingPrivateKey().toString(),
                "--reveal");
        return new AccessKey(
                found.get("accessKeyId").asString(),
                Secret.of(found.get("secretAccessKey").asString()));
    }

    private static CustomerStorage storage(LocalStack stack, AccessKey key) {
        Gateway gateway = Gateways.open(GatewaySettings.of(
                "local",
                Map.of(
                        "type", "ostor",
                        "dialect", "virtuozzo",
                        "endpoint", stack.gateway().toString(),
                        "access-key", "none",
                        "secret-key", "none")));
        return gateway.storage(key);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
