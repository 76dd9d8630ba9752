package io.stowage.gateway.rgw;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.cut;
import static io.stowage.gateway.ScriptedGateway.json;
import static io.stowage.gateway.ScriptedGateway.reset;
import static io.stowage.gateway.rgw.ScriptedUser.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.AmbiguousWrite;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.Secret;
import io.stowage.gateway.SecretRule;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes whose outcome was not told: because keys are of our making, they are made again and mean the same. */
class RepeatedWritesTest {

    private static final UserRef ANN = new UserRef(new UserId("ann"), "ann");

    private final ScriptedUser user = new ScriptedUser();

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of("reset", reset()),
                Arguments.of("half an answer", cut("{\"tenant\"")),
                Arguments.of("500", refusal(500, "UnknownError")),
                Arguments.of("503", answer(503, "", "")),
                Arguments.of("concurrent modification", refusal(409, "ConcurrentModification")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void createsOneUserWithOneKeyHoweverManyAnswersAreLost(String name, Reaction loss) {
        user.answeringWrites(loss, loss);
        try (var server = user.serve();
                var gateway = open(server)) {
            var created = gateway.users().create(NewUser.named("ann"));
            assertThat(created.accessKeys()).hasSize(1);
            assertThat(keysWritten(server, "PUT /admin/user?uid=ann&"))
                    .hasSize(3)
                    .containsOnly(created.accessKeys().getFirst());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void issuesOneKeyHoweverManyAnswersAreLost(String name, Reaction loss) {
        user.holding("FIRST", "first-secret").answeringWrites(loss, loss);
        try (var server = user.serve();
                var gateway = open(server)) {
            var issued = gateway.accessKeys().issue(ANN);
            assertThat(keysWritten(server, "PUT /admin/user?key&uid=ann&"))
                    .hasSize(3)
                    .containsOnly(issued);
            assertThat(gateway.users().find(ANN).orElseThrow().accessKeys())
                    .containsExactly(new AccessKey("FIRST", secret("first-secret")), issued);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void admitsNotToKnowWhenAllAnswersAreLost(String name, Reaction loss) {
        user.answeringWrites(loss, loss, loss);
        try (var server = user.serve();
                var gateway = open(server)) {
            var failure = assertThatExceptionOfType(AmbiguousWrite.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named("ann")))
                    .actual();
            assertThat(failure.attempts()).isEqualTo(3);
            var secret = keysWritten(server, "PUT").getFirst().secret().reveal();
            assertThat(written(failure)).doesNotContain(secret).doesNotContain("secret-key");
        }
    }

    @Test
    void leavesAUserOfTheNameAloneWhoIsNotOurs() {
        user.holding("STRANGER", "strangers-secret");
        try (var server = user.serve();
                var gateway = open(server)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named("ann")))
                    .satisfies(refused -> {
                        assertThat(refused.code()).isEqualTo("UserAlreadyExists");
                        assertThat(refused.status()).hasValue(409);
                    });
            assertThat(server.lines())
                    .filteredOn(line -> !line.startsWith("GET"))
                    .hasSize(1);
        }
    }

    /** The gateway tells two who create at the same time that they did; the one whose key is not there did not. */
    @Test
    void admitsNotToKnowWhoMadeAUserThatHasAnotherKey() {
        Reaction overtaken = (request, connection) -> {
            user.replaceKeys("OTHER", "others-secret");
            json("{}").to(request, connection);
        };
        user.answeringWrites(overtaken);
        try (var server = user.serve();
                var gateway = open(server)) {
            assertThatExceptionOfType(AmbiguousWrite.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named("ann")))
                    .withMessageContaining("someone else");
        }
    }

    @Test
    void neverSaysThatNothingHappenedWhenTheNewUserCannotBeLookedAt() {
        try (var server = new ScriptedGateway(
                        request -> request.method().equals("PUT") ? json("{}") : answer(503, "", ""));
                var gateway = open(server)) {
            assertThatExceptionOfType(AmbiguousWrite.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named("ann")));
        }
    }

    @Test
    void admitsNotToKnowAKeyThatTheAnswerDoesNotShow() {
        user.holding("FIRST", "first-secret").answeringWrites(json("[]"));
        try (var server = user.serve();
                var gateway = open(server)) {
            assertThatExceptionOfType(AmbiguousWrite.class)
                    .isThrownBy(() -> gateway.accessKeys().issue(ANN));
        }
    }

    /** A key that is gone is refused as a wrong key of ours would be. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void revokesAKeyHoweverManyAnswersAreLost(String name, Reaction loss) {
        user.holding("FIRST", "first-secret").answeringWrites(loss);
        try (var server = user.serve();
                var gateway = open(server)) {
            gateway.accessKeys().revoke(ANN, "FIRST");
            assertThat(gateway.users().find(ANN).orElseThrow().accessKeys()).isEmpty();
            gateway.accessKeys().revoke(ANN, "FIRST");
            assertThat(server.lines())
                    .filteredOn(line -> line.startsWith("DELETE"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void deletesAndSuspendsHoweverManyAnswersAreLost(String name, Reaction loss) {
        user.holding("FIRST", "first-secret").answeringWrites(loss, loss, json("{}"), loss);
        try (var server = user.serve();
                var gateway = open(server)) {
            gateway.users().disable(ANN);
            assertThat(gateway.users().find(ANN).orElseThrow().enabled()).isFalse();
            gateway.users().delete(ANN);
            assertThat(gateway.users().find(ANN)).isEmpty();
            assertThat(server.lines()).noneMatch(line -> line.contains("purge-data"));
        }
    }

    @Test
    void makesKeysByTheRuleOfTheOrder() {
        try (var server = user.serve();
                var gateway = open(server)) {
            var rule = new SecretRule(9, "0123456789");
            var key = gateway.users()
                    .create(new NewUser("ann", "Ann's box", rule))
                    .accessKeys()
                    .getFirst();
            assertThat(key.id()).matches("[A-Z0-9]{20}");
            assertThat(key.secret().reveal()).matches("[0-9]{9}");
            assertThat(server.lines()).first().asString().contains("&display-name=Ann%27s%20box&");
        }
    }

    @ParameterizedTest
    @CsvSource({"anonymous", "tenant$ann", "ann:sub", "a b", "-ann", "ann/box", "ü"})
    void refusesNamesThatMeanSomethingElseToTheGateway(String name) {
        try (var server = user.serve();
                var gateway = open(server)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named(name)))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("InvalidUserName"));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static List<AccessKey> keysWritten(ScriptedGateway server, String line) {
        return server.requests().stream()
                .filter(request -> request.line().startsWith(line))
                .map(request -> new AccessKey(
                        ScriptedUser.parameter(request, "access-key"),
                        secret(ScriptedUser.parameter(request, "secret-key"))))
                .toList();
    }

    private static Secret secret(String value) {
        return Secret.of(value);
    }

    private static String written(GatewayFailure failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static Gateway open(ScriptedGateway server) {
        return Gateways.open(server.rgwSettings(Map.of()));
    }
}
