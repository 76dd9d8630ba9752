package io.stowage.gateway.rgw;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.json;
import static io.stowage.gateway.ScriptedGateway.reset;
import static io.stowage.gateway.ScriptedGateway.silence;
import static io.stowage.gateway.rgw.ScriptedUser.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.Availability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.GatewayFailure.Transient;
import io.stowage.gateway.GatewayFailure.Unavailable;
import io.stowage.gateway.GatewayFailure.UnreadableAnswer;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of calls that are refused, or answered with nonsense. */
class RefusalsTest {

    private static final UserRef ANN = new UserRef(new UserId("ann"), "ann");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RequestTimeTooSkewed | set both by NTP",
                "SignatureDoesNotMatch | secret-key is not the one",
                "InvalidAccessKeyId | knows no such access key",
                "UserSuspended | the user of access-key is suspended",
                "AccessDenied | radosgw-admin caps add --uid=<user of access-key> --caps=\"users=*;buckets=*;usage=*\""
            })
    void saysWhatToDoWhenOurKeyIsRefused(String code, String words) {
        try (var server = answering(refusal(403, code));
                var gateway = open(server)) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named("ann")))
                    .withMessageContaining(code)
                    .withMessageContaining(words);
            assertThat(gateway.availability().state()).isEqualTo(Availability.State.UNAVAILABLE);
        }
    }

    /** The probe is allowed, the call is not: no order is at fault for that. */
    @Test
    void takesALackingRightForAFaultOfTheInstallation() {
        try (var server = new ScriptedGateway(request -> refusal(
                        request.method().equals("GET") ? 404 : 403,
                        request.method().equals("GET") ? "NoSuchUser" : "AccessDenied"));
                var gateway = open(server)) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> gateway.users().create(NewUser.named("ann")))
                    .withMessageContaining("radosgw-admin caps add");
        }
    }

    @Test
    void namesTheRightForRateLimits() {
        try (var server = new ScriptedGateway(request -> request.target().startsWith("/admin/ratelimit")
                        ? refusal(403, "AccessDenied")
                        : refusal(404, "NoSuchUser"));
                var gateway = open(server)) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(gateway::capabilities)
                    .withMessageContaining("--caps=\"ratelimit=*\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "",
                "[]",
                "null",
                "{\"user_id\": \"ann\", \"keys\": [{\"secret_key\": topsecret}]}",
                "{\"user_id\": \"ann\", \"suspended\": \"yes\", \"keys\": []}",
                "{\"user_id\": \"ann\", \"keys\": []}",
                "{\"suspended\": 0, \"keys\": []}",
                "{\"user_id\": \"bob\", \"suspended\": 0, \"keys\": []}",
                "{\"user_id\": \"ann\", \"suspended\": 0, \"keys\": [{\"secret_key\": \"topsecret\"}]}",
                "{\"user_id\": \"ann\", \"suspended\": 0, \"keys\": {\"secret_key\": \"topsecret\"}}"
            })
    void callsOtherFormsUnreadableAndQuotesNothingOfThem(String body) {
        try (var server = answering(json(body));
                var gateway = open(server)) {
            var failure = assertThatExceptionOfType(UnreadableAnswer.class)
                    .isThrownBy(() -> gateway.users().find(ANN))
                    .actual();
            assertThat(failure.getMessage()).doesNotContain("topsecret").doesNotContain("Welcome");
        }
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of("reset", reset(), "1m"),
                Arguments.of("silence", silence(), "300ms"),
                Arguments.of("500", refusal(500, "UnknownError"), "1m"),
                Arguments.of("503 without words", answer(503, "", "<html>busy</html>"), "1m"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void repeatsReadsAndThenGivesUpForNow(String name, Reaction outage, String timeout) {
        try (var server = answering(outage);
                var gateway = Gateways.open(server.rgwSettings(Map.of("response-timeout", timeout)))) {
            assertThatExceptionOfType(Transient.class)
                    .isThrownBy(() -> gateway.users().find(ANN))
                    .satisfies(failure -> assertThat(failure.attempts()).isEqualTo(3));
        }
    }

    @Test
    void stopsCallingAGatewayThatOnlyFails() {
        try (var server = answering(refusal(500, "UnknownError"));
                var gateway = open(server)) {
            for (var i = 0; i < 10; i++) {
                assertThatExceptionOfType(GatewayFailure.class)
                        .isThrownBy(() -> gateway.users().find(ANN));
            }
            assertThat(gateway.availability().state()).isEqualTo(Availability.State.UNAVAILABLE);
            var before = server.requests().size();
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> gateway.users().find(ANN));
            assertThat(server.requests()).hasSize(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"caps\": [{\"type\": \"users\", \"perm\": \"read\"}]",
                "\"caps\": [], \"system\": \"true\"",
                "\"caps\": [], \"admin\": true"
            })
    void neverTouchesAnAdministrator(String flags) {
        var user =
                "{\"user_id\": \"ann\", \"suspended\": 0, \"keys\": [{\"access_key\": \"K\", \"secret_key\": \"s\"}], %s}";
        try (var server = answering(json(user.formatted(flags)));
                var gateway = open(server)) {
            assertThat(gateway.users().find(ANN).orElseThrow().system()).isTrue();
            for (var write : Stream.<Runnable>of(
                            () -> gateway.users().disable(ANN),
                            () -> gateway.users().enable(ANN),
                            () -> gateway.users().delete(ANN),
                            () -> gateway.accessKeys().issue(ANN),
                            () -> gateway.accessKeys().revoke(ANN, "K"),
                            () -> gateway.quotas().write(ANN, 1024))
                    .toList()) {
                assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(write::run)
                        .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.SYSTEM_USER));
            }
            assertThat(server.lines()).allMatch(line -> line.startsWith("GET"));
        }
    }

    @Test
    void namesUsersOfATenantWithIt() {
        var user = "{\"tenant\": \"acme\", \"user_id\": \"ann\", \"suspended\": 1, \"keys\": []}";
        try (var server = answering(json(user));
                var gateway = open(server)) {
            var found = gateway.users().findByName("acme$ann").orElseThrow();
            assertThat(found.id().value()).isEqualTo("acme$ann");
            assertThat(found.enabled()).isFalse();
            assertThat(server.lines()).containsExactly("GET /admin/user?uid=acme%24ann");
        }
    }

    private static Gateway open(ScriptedGateway server) {
        return Gateways.open(server.rgwSettings(Map.of()));
    }
}
