package io.stowage.gateway.minio;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.cut;
import static io.stowage.gateway.ScriptedGateway.head;
import static io.stowage.gateway.ScriptedGateway.json;
import static io.stowage.gateway.ScriptedGateway.reset;
import static io.stowage.gateway.ScriptedGateway.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minio.admin.Crypto;
import io.stowage.gateway.Availability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.ScriptedGateway.Request;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a call when MinIO, or the way to it, fails. */
class MinioFailuresTest {

    private static final String SECRET = "system-secret-value";
    private static final Reaction NO_USERS = sealed("{}", SECRET);
    private static final Reaction NO_ACCOUNTS = sealed("{\"accounts\": null}", SECRET);
    private static final UserRef ANN = new UserRef(new UserId("ann"), "ann");

    private static final Consumer<Gateway> READ = gateway -> gateway.users().findAllByName("ann");
    private static final Consumer<Gateway> LIST = gateway -> gateway.users().forEach(user -> {});
    private static final Consumer<Gateway> CREATE = gateway -> gateway.users().create(NewUser.named("ann"));
    private static final Consumer<Gateway> DISABLE = gateway -> gateway.users().disable(ANN);
    private static final Consumer<Gateway> ISSUE =
            gateway -> gateway.accessKeys().issue(ANN);

    /** A MinIO without users, policies and buckets, on which one command reacts as it should not. */
    private static ScriptedGateway failingAt(String command, Reaction reaction) {
        return new ScriptedGateway(request -> request.target().contains(command) ? reaction : ordinary(request));
    }

    private static Reaction ordinary(Request request) {
        var target = request.target();
        if (target.contains("user-info?accessKey=ann")) {
            return json("{\"status\": \"enabled\"}");
        }
        if (target.contains("list-users")) {
            return NO_USERS;
        }
        if (target.contains("list-service-accounts")) {
            return NO_ACCOUNTS;
        }
        if (target.startsWith("/minio/")) {
            return answer(404, "", "{\"Code\": \"XMinioAdminNoSuchUser\", \"Message\": \"not there\"}");
        }
        return answer(
                200,
                "Content-Type: application/xml\r\n",
                "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>");
    }

    private static Reaction sealed(String body, String secret) {
        var bytes = seal(body, secret);
        return (request, connection) -> {
            var out = connection.getOutputStream();
            head(out, 200, "Content-Length: " + bytes.length + "\r\n");
            out.write(bytes);
            out.flush();
        };
    }

    private static byte[] seal(String body, String secret) {
        try {
            return Crypto.encrypt(body.getBytes(StandardCharsets.UTF_8), secret);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("reset", reset(), "1m"),
                Arguments.of("no answer", silence(), "1s"),
                Arguments.of("half an answer", cut("{\"status\""), "1m"),
                Arguments.of("500", answer(500, "", ""), "1m"),
                Arguments.of("503", answer(503, "", ""), "1m"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void repeatsReadsAndThenGivesUpForNow(String name, Reaction reaction, String timeout) {
        try (var server = failingAt("user-info", reaction)) {
            assertThat(fails(server, timeout, READ, GatewayFailure.Transient.class)
                            .attempts())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void repeatsACreationWithTheSameSecretAndThenAdmitsNotToKnow(String name, Reaction reaction, String timeout) {
        try (var server = failingAt("add-user", reaction)) {
            assertThat(fails(server, timeout, CREATE, GatewayFailure.AmbiguousWrite.class)
                            .attempts())
                    .isEqualTo(3);
            assertThat(server.requests().stream()
                            .filter(request -> request.target().contains("add-user"))
                            .map(request -> request.headers().get("x-amz-content-sha256"))
                            .distinct())
                    .hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void repeatsHarmlessWritesAndThenAdmitsNotToKnow(String name, Reaction reaction, String timeout) {
        try (var server = failingAt("set-user-status", reaction)) {
            fails(server, timeout, DISABLE, GatewayFailure.AmbiguousWrite.class);
        }
        try (var server = failingAt("add-service-account", reaction)) {
            fails(server, timeout, ISSUE, GatewayFailure.AmbiguousWrite.class);
        }
    }

    @Test
    void writesNothingWhenItCannotLookFirst() {
        try (var server = failingAt("list-users", answer(503, "", ""))) {
            fails(server, "1m", CREATE, GatewayFailure.Transient.class);
            assertThat(server.lines()).allMatch(line -> line.startsWith("GET /minio/admin/v3/list-users"));
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("not sealed", json("{\"ann\": {\"status\": \"enabled\"}}")),
                Arguments.of("a page for people", json("<html>maintenance</html>")),
                Arguments.of("a longer page for people", json("<html>" + "maintenance ".repeat(100) + "</html>")),
                Arguments.of("empty", json("")),
                Arguments.of("sealed with another secret", sealed("{}", "another-secret-value")),
                Arguments.of("sealed, but no object", sealed("[]", SECRET)),
                Arguments.of("sealed, but no JSON", sealed("{\"ann\": {\"status\"", SECRET)),
                Arguments.of("sealed, but without status", sealed("{\"ann\": {}}", SECRET)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void doesNotGuessAtAnswersItCannotRead(String name, Reaction reaction) {
        try (var server = failingAt("list-users", reaction)) {
            assertThat(fails(server, "1m", LIST, GatewayFailure.UnreadableAnswer.class))
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("ann", "html"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, attach the policy consoleAdmin",
        "InvalidAccessKeyId, does not know the settings' access key",
        "SignatureDoesNotMatch, secret key does not belong",
        "RequestTimeTooSkewed, clocks of this machine and of MinIO"
    })
    void saysWhatToDoWhenOurKeyIsRefused(String code, String advice) {
        try (var server = new ScriptedGateway(
                        request -> answer(403, "", "{\"Code\": \"" + code + "\", \"Message\": \"no\"}"));
                var gateway = open(server, "1m")) {
            assertThatExceptionOfType(GatewayFailure.Unavailable.class)
                    .isThrownBy(() -> READ.accept(gateway))
                    .withMessageContaining(advice);
            assertThat(gateway.availability().state()).isEqualTo(Availability.State.UNAVAILABLE);
        }
    }

    @Test
    void takesOneForbiddenCallForARefusalAndNotForAnOutage() {
        try (var server = failingAt("add-user", answer(403, "", "{\"Code\": \"AccessDenied\", \"Message\": \"no\"}"))) {
            assertThat(fails(server, "1m", CREATE, GatewayFailure.Rejected.class))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("AccessDenied"))
                    .hasMessageContaining("attach the policy consoleAdmin");
        }
    }

    @Test
    void showsNoSecretInFailures() {
        try (var server = failingAt("add-user", answer(400, "", "{\"Code\": \"X\", \"Message\": \"no\"}"))) {
            assertThat(fails(server, "1m", CREATE, GatewayFailure.Rejected.class)
                            .getMessage())
                    .doesNotContain(SECRET);
        }
    }

    private static Gateway open(ScriptedGateway server, String timeout) {
        return Gateways.open(GatewaySettings.of(
                "test",
                Map.of(
                        "type", "minio",
                        "endpoint", server.endpoint().toString(),
                        "access-key", "SYSTEMKEY",
                        "secret-key", SECRET,
                        "connect-timeout", "1m",
                        "response-timeout", timeout,
                        "retry-wait", "1ms",
                        "retry-attempts", "3")));
    }

    private static <F extends GatewayFailure> F fails(
            ScriptedGateway server, String timeout, Consumer<Gateway> call, Class<F> kind) {
        try (var gateway = open(server, timeout)) {
            call.accept(gateway);
        } catch (GatewayFailure failure) {
            assertThat(failure).isInstanceOf(kind);
            return kind.cast(failure);
        }
        throw new AssertionError("it did not fail");
    }
}
