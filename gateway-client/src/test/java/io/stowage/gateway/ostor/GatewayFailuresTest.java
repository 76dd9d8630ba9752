package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.cut;
import static io.stowage.gateway.ScriptedGateway.json;
import static io.stowage.gateway.ScriptedGateway.reset;
import static io.stowage.gateway.ScriptedGateway.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.connect.Gateways;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call when the gateway, or the way to it, fails. */
class GatewayFailuresTest {

    private static final String USER = """
            {"UserEmail": "ann@example.com", "UserId": "00000000000000a1", "AWSAccessKeys": [
              {"AWSAccessKeyId": "00000000000000a1AAAA", "AWSSecretAccessKey": "first-secret-of-ann"}]}""";

    private static final Consumer<Gateway> READ = gateway -> gateway.users().findByName("ann@example.com");
    private static final Consumer<Gateway> CREATE = gateway -> gateway.users().create(NewUser.named("ann@example.com"));
    private static final Consumer<Gateway> DELETE = gateway -> gateway.usage().delete("some-object");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("reset", reset(), "1m"),
                Arguments.of("no answer", silence(), "300ms"),
                Arguments.of("half an answer", cut("{\"UserEmail\""), "1m"),
                Arguments.of("500", answer(500, "", ""), "1m"),
                Arguments.of("503", answer(503, "", ""), "1m"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void repeatsReadsAndThenGivesUpForNow(String name, Reaction reaction, String timeout) {
        try (var server = answering(reaction)) {
            var failure = fails(server, timeout, READ, GatewayFailure.Transient.class);
            assertThat(failure.attempts()).isEqualTo(3);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void carriesOnWhenARepeatedReadSucceeds() {
        try (var server = answering(reset(), answer(503, "", ""), json(USER));
                var gateway = open(server)) {
            assertThat(gateway.users().findByName("ann@example.com")).isPresent();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void neverRepeatsACreationThatMayHaveHappened(String name, Reaction reaction, String timeout) {
        try (var server = answering(reaction)) {
            var failure = fails(server, timeout, CREATE, GatewayFailure.AmbiguousWrite.class);
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(server.lines()).containsExactly("PUT /?ostor-users&emailAddress=ann%40example.com");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void repeatsHarmlessWritesAndThenAdmitsNotToKnow(String name, Reaction reaction, String timeout) {
        try (var server = answering(reaction)) {
            assertThat(fails(server, timeout, DELETE, GatewayFailure.AmbiguousWrite.class)
                            .attempts())
                    .isEqualTo(3);
        }
    }

    @Test
    void takesAnUnreadableAnswerToACreationForAmbiguous() {
        try (var server = answering(json("<html>maintenance</html>"))) {
            fails(server, CREATE, GatewayFailure.AmbiguousWrite.class);
        }
    }

    @Test
    void repeatsACreationThatWasTurnedAway() {
        try (var server = answering(answer(429, "", ""), answer(429, "", ""), json(USER));
                var gateway = open(server)) {
            assertThat(gateway.users()
                            .create(NewUser.named("ann@example.com"))
                            .id()
                            .value())
                    .isEqualTo("00000000000000a1");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void saysThatNothingHappenedWhenThereWasNoConnection() {
        var server = answering(reset());
        server.close();
        var failure = fails(server, CREATE, GatewayFailure.Transient.class);
        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(failure.getMessage()).contains("create user").contains("no connection");
    }

    @Test
    void carriesTheGatewaysWordsIntoARefusal() {
        try (var server = answering(answer(400, "X-Amz-Err-Message: Two parameters are one too many\r\n", ""))) {
            var failure = fails(server, CREATE, GatewayFailure.Rejected.class);
            assertThat(failure.status()).hasValue(400);
            assertThat(failure.requestId()).contains("req-400");
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure)
                    .hasMessage("gateway test: create user refused: Status400: Two parameters are one too many"
                            + " (status 400, request req-400, 1 attempt)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?><Error><Code>BucketNotEmpty</Code><Message>not\n empty</Message></Error>",
                "{\"Code\": \"BucketNotEmpty\", \"Message\": \"not  empty\"}"
            })
    void readsCodeAndMessageFromEitherKindOfBody(String body) {
        try (var server = answering(answer(409, "", body))) {
            var failure = (GatewayFailure.Rejected) fails(server, CREATE, GatewayFailure.Rejected.class);
            assertThat(failure.code()).isEqualTo("BucketNotEmpty");
            assertThat(failure.getMessage()).contains("BucketNotEmpty: not empty");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "<?xml version=\"1.0\"?><ListAllMyBucketsResult/>",
                "",
                "[]",
                "{\"UserEmail\": \"ann@example.com\", \"AWSAccessKeys\": [{\"AWSSecretAccessKey\": topsecret}]}",
                "{\"UserEmail\": \"ann@example.com\"}",
                "{\"UserEmail\": \"ann@example.com\", \"UserId\": 17}",
                "{\"UserEmail\": \"ann@example.com\", \"UserId\": \"a1\", \"AWSAccessKeys\":"
                        + " [{\"AWSSecretAccessKey\": \"topsecret\"}]}"
            })
    void callsOtherFormsUnreadableAndQuotesNothingOfThem(String body) {
        try (var server = answering(json(body))) {
            var failure = fails(server, READ, GatewayFailure.UnreadableAnswer.class);
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure).hasNoCause();
            assertThat(failure.getMessage()).doesNotContain("topsecret").doesNotContain("Welcome");
        }
    }

    @Test
    void readsJsonWhateverItsContentTypeSays() {
        try (var server = answering(answer(200, "Content-Type: application/json{\r\n", USER));
                var gateway = open(server)) {
            assertThat(gateway.users().findByName("ann@example.com")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 204, 404})
    void takesEveryKindOfGoneForDeleted(int status) {
        try (var server = answering(answer(status, "", ""));
                var gateway = open(server)) {
            gateway.usage().delete("some-object");
            assertThat(server.lines()).containsExactly("DELETE /?ostor-usage&obj=some-object");
        }
    }

    @Test
    void endsTheCallWhenItsThreadIsInterrupted() throws InterruptedException {
        try (var server = answering(silence());
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of("response-timeout", "10m")))) {
            var failure = new AtomicReference<RuntimeException>();
            var interrupted = new AtomicBoolean();
            var caller = Thread.ofVirtual().start(() -> {
                try {
                    CREATE.accept(gateway);
                } catch (RuntimeException ended) {
                    failure.set(ended);
                    interrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().size() == 1);
            caller.interrupt();
            caller.join();
            assertThat(failure.get()).isInstanceOf(GatewayFailure.AmbiguousWrite.class);
            assertThat(interrupted).isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static GatewayFailure fails(
            ScriptedGateway server, Consumer<Gateway> call, Class<? extends GatewayFailure> kind) {
        return fails(server, "1m", call, kind);
    }

    private static GatewayFailure fails(
            ScriptedGateway server, String timeout, Consumer<Gateway> call, Class<? extends GatewayFailure> kind) {
        try (var gateway = open(server, timeout)) {
            return (GatewayFailure) assertThatExceptionOfType(kind)
                    .isThrownBy(() -> call.accept(gateway))
                    .actual();
        }
    }

    private static Gateway open(ScriptedGateway server) {
        return open(server, "1m");
    }

    private static Gateway open(ScriptedGateway server, String timeout) {
        return Gateways.open(server.settings("virtuozzo", Map.of("response-timeout", timeout)));
    }
}
