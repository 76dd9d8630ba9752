package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An Acronis gateway finds users by e-mail only, and two users can share one: the wrong one must never be touched. */
class UsersByEmailTest {

    private static final UserRef YOUNGER = new UserRef(new UserId("a2"), "ann@example.com");
    private static final UserRef OLDER = new UserRef(new UserId("a1"), "ann@example.com");
    private static final String FOUND = "{\"UserEmail\": \"ann@example.com\", \"UserId\": \"a1\", \"State\": \"%s\"}";
    private static final String BOTH = "[" + FOUND.formatted("enabled")
            + ", {\"UserEmail\": \"ann@example.com\", \"UserId\": \"a2\", \"State\": \"enabled\"}]";

    static Stream<Arguments> writes() {
        var limits = new RateLimits(
                OperationLimits.UNLIMITED.with(Operation.GET, BigDecimal.TEN), Optional.of(BigDecimal.TEN));
        return Stream.of(
                write("disable", (gateway, user) -> gateway.users().disable(user)),
                write("enable", (gateway, user) -> gateway.users().enable(user)),
                write("delete", (gateway, user) -> gateway.users().delete(user)),
                write("issue key", (gateway, user) -> gateway.accessKeys().issue(user)),
                write("revoke key", (gateway, user) -> gateway.accessKeys().revoke(user, "a1AAAA")),
                write("write limits", (gateway, user) -> gateway.limits().write(user, limits)),
                write("remove limits", (gateway, user) -> gateway.limits().removeAll(user)));
    }

    private static Arguments write(String name, BiConsumer<Gateway, UserRef> write) {
        return Arguments.of(name, write);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void leavesTheOtherUserOfThatEmailAlone(String name, BiConsumer<Gateway, UserRef> write) {
        try (var server = gatewayWith(BOTH, "disabled");
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> write.accept(gateway, YOUNGER))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.SHADOWED));
            assertThat(server.requests()).allMatch(request -> request.method().equals("GET"));
        }
    }

    @Test
    void saysThatAUserIsGoneOnlyIfTheListingDoesNotHaveItEither() {
        try (var server = gatewayWith("[" + FOUND.formatted("enabled") + "]", "enabled");
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            assertThat(gateway.users().find(YOUNGER)).isEmpty();
            gateway.users().delete(YOUNGER);
            assertThat(server.requests()).allMatch(request -> request.method().equals("GET"));
        }
    }

    @Test
    void deletesTheUserThatIsMeant() {
        try (var server = gatewayWith(BOTH, "enabled");
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            gateway.users().delete(OLDER);
            assertThat(server.lines())
                    .containsExactly(
                            "GET /?ostor-users&emailAddress=ann%40example.com",
                            "DELETE /?ostor-users&emailAddress=ann%40example.com");
        }
    }

    /** The e-mail may lead to the younger user by the time of a second attempt. */
    @Test
    void neverRepeatsADeletionByEmail() {
        try (var server = new ScriptedGateway(request ->
                        request.method().equals("GET") ? json(FOUND.formatted("enabled")) : ScriptedGateway.reset());
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            assertThatExceptionOfType(GatewayFailure.AmbiguousWrite.class)
                    .isThrownBy(() -> gateway.users().delete(OLDER));
            assertThat(server.lines())
                    .filteredOn(line -> line.startsWith("DELETE"))
                    .hasSize(1);
        }
    }

    @Test
    void doesNotDisableWhoIsDisabled() {
        try (var server = gatewayWith(BOTH, "disabled");
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            gateway.users().disable(OLDER);
            assertThat(server.requests()).hasSize(1);
            gateway.users().enable(OLDER);
            assertThat(server.lines()).last().isEqualTo("POST /?ostor-users&emailAddress=ann%40example.com&enable");
        }
    }

    @Test
    void refusesToTouchAnAdministrator() {
        var root = "{\"UserEmail\": \"ann@example.com\", \"UserId\": \"a1\", \"Flags\": [\"system\"]}";
        try (var server = new ScriptedGateway(request -> json(root));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.users().disable(OLDER));
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.users().delete(OLDER));
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.accessKeys().issue(OLDER))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.SYSTEM_USER));
            assertThat(server.requests()).allMatch(request -> request.method().equals("GET"));
        }
    }

    @Test
    void refusesAccountsAndQuotasWithoutACall() {
        try (var server = gatewayWith(BOTH, "enabled");
                var gateway = Gateways.open(server.settings("acronis", Map.of()))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.accounts().create(OLDER, "one"))
                    .withMessageContaining("gateway test: create account refused: NotSupported")
                    .withMessageContaining("acronis")
                    .withMessageContaining("accounts");
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.quotas().read(OLDER))
                    .withMessageContaining("quotas");
            assertThat(server.requests()).isEmpty();
        }
    }

    private static ScriptedGateway gatewayWith(String listing, String stateOfOlder) {
        return new ScriptedGateway(request -> {
            if (!request.method().equals("GET")) {
                return answer(200, "", "");
            }
            return json(request.target().contains("emailAddress") ? FOUND.formatted(stateOfOlder) : listing);
        });
    }
}
