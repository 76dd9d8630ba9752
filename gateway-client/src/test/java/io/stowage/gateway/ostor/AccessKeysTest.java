package io.stowage.gateway.ostor;

import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.KeyOwner;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessKeysTest {

    private static final UserRef ANN = new UserRef(new UserId("a1"), "ann@example.com");
    private static final AccountRef BACKUP = new AccountRef(ANN, "backup");

    /** Keys are written as their ids with spaces between. */
    @ParameterizedTest
    @CsvSource({"'', K1, K1", "K1, K2, K2", "K1, K1 K2, K2", "K1, K2 K1, K2"})
    void picksTheKeyThatWasNotThereBefore(String before, String answer, String issued) {
        assertThat(issue(ANN, user("a1", before, ""), user("a1", answer, "")).id())
                .isEqualTo(issued);
    }

    /** The reference's sample shows an account's new key where a user's keys are. */
    @ParameterizedTest
    @CsvSource({"A9, ''", "A1 A9, ''", "K1, A1 A9", "K1 A9, A1"})
    void findsAnAccountsNewKeyWhereverTheAnswerShowsIt(String usersKeys, String accountsKeys) {
        assertThat(issue(BACKUP, user("a1", "K1", "A1"), user("a1", usersKeys, accountsKeys))
                        .id())
                .isEqualTo("A9");
    }

    @ParameterizedTest
    @CsvSource({"a1, K1", "a1, K1 K2 K3", "a2, K1 K2"})
    void admitsNotToKnowWhichKeyIsNew(String answeredUser, String answer) {
        assertThatExceptionOfType(GatewayFailure.AmbiguousWrite.class)
                .isThrownBy(() -> issue(ANN, user("a1", "K1", ""), user(answeredUser, answer, "")));
    }

    @Test
    void refusesAThirdKeyWithoutAskingForIt() {
        try (var server = answering(json(user("a1", "K1 K2", "")));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.accessKeys().issue(ANN))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.TOO_MANY_KEYS));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void revokesOnlyKeysThatAreThere() {
        try (var server = answering(json(user("a1", "K1", "A1")));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            gateway.accessKeys().revoke(ANN, "A1");
            gateway.accessKeys().revoke(BACKUP, "K1");
            assertThat(server.lines()).allMatch(line -> line.startsWith("GET"));

            gateway.accessKeys().revoke(ANN, "K1");
            assertThat(server.lines())
                    .last()
                    .isEqualTo("POST /?ostor-users&emailAddress=ann%40example.com&revokeKey=K1");
            gateway.accessKeys().revoke(BACKUP, "A1");
            assertThat(server.lines())
                    .last()
                    .isEqualTo("POST /?ostor-users&emailAddress=ann%40example.com&accountName=backup&revokeKey=A1");
        }
    }

    private static AccessKey issue(KeyOwner owner, String before, String answer) {
        try (var server = answering(json(before), json(answer));
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of()))) {
            return gateway.accessKeys().issue(owner);
        }
    }

    private static String user(String id, String keys, String accountsKeys) {
        return "{\"UserEmail\": \"ann@example.com\", \"UserId\": \"%s\", \"AWSAccessKeys\": %s, \"AccountCount\": \"1\","
                        .formatted(id, keys(keys))
                + " \"Accounts\": [{\"Name\": \"backup\", \"AWSAccessKeys\": %s}]}".formatted(keys(accountsKeys));
    }

    private static String keys(String ids) {
        return Stream.of(ids.split(" "))
                .filter(id -> !id.isEmpty())
                .map(id -> "{\"AWSAccessKeyId\": \"" + id + "\", \"AWSSecretAccessKey\": \"secret-of-" + id + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
