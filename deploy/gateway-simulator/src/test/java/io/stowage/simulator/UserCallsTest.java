package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.simulator.admin.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class UserCallsTest {
    private static final Map<Dialect, GatewaySimulator> SIMULATORS = new HashMap<>();

    @BeforeAll
    static void start() {
        for (Dialect dialect : List.of(Dialect.ACRONIS, Dialect.VIRTUOZZO)) {
            SIMULATORS.put(dialect, GatewaySimulator.start(SimulatorSettings.of(dialect)));
        }
    }

    @AfterAll
    static void stop() {
        SIMULATORS.values().forEach(GatewaySimulator::close);
    }

    private static AdminClient admin(Dialect dialect) {
        return AdminClient.v2(SIMULATORS.get(dialect));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACRONIS", "VIRTUOZZO"})
    void createsUsersWithOneKeyOfTheDocumentedShape(Dialect dialect) {
        JsonNode user = admin(dialect).createUser("shape@example.com");

        assertThat(user.propertyNames()).containsExactly("UserEmail", "UserId", "AWSAccessKeys");
        String id = user.get("UserId").asString();
        assertThat(id).matches("[0-9a-f]{16}");
        JsonNode pair = user.get("AWSAccessKeys").get(0);
        assertThat(pair.get("AWSAccessKeyId").asString()).matches(id + "[A-Z0-9]{4}");
        assertThat(pair.get("AWSSecretAccessKey").asString()).matches("[A-Za-z0-9]{40}");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACRONIS", "VIRTUOZZO"})
    void createsASecondUserForTheSameEmailAndFindsTheOlder(Dialect dialect) {
        for (int i = 0; i < 5; i++) {
            String email = "twice" + i + "@example.com";
            JsonNode older = admin(dialect).createUser(email);
            JsonNode younger = admin(dialect).createUser(email);

            JsonNode found = admin(dialect)
                    .call("GET", "ostor-users&emailAddress=" + email)
                    .json();

            assertThat(younger.get("UserId")).isNotEqualTo(older.get("UserId"));
            assertThat(found.get("UserId")).isEqualTo(older.get("UserId"));
        }
    }

    @Test
    void listsABareArrayInTheAcronisDialect() {
        admin(Dialect.ACRONIS).createUser("listed@example.com");

        JsonNode users = admin(Dialect.ACRONIS).call("GET", "ostor-users").json();

        assertThat(users.isArray()).isTrue();
        for (JsonNode user : users) {
            assertThat(user.propertyNames()).containsExactly("UserEmail", "UserId", "State", "OwnerId");
        }
    }

    @Test
    void listsAnObjectWithFlagsInTheVirtuozzoDialect() {
        admin(Dialect.VIRTUOZZO).createUser("listed@example.com");

        JsonNode list = admin(Dialect.VIRTUOZZO).call("GET", "ostor-users").json();

        assertThat(list.propertyNames()).containsExactly("Users");
        for (JsonNode user : list.get("Users")) {
            assertThat(user.propertyNames()).containsExactly("UserEmail", "UserId", "State", "OwnerId", "Flags");
        }
        assertThat(list.get("Users").values())
                .extracting(user -> user.get("Flags").toString())
                .contains("[\"system\"]", "[]");
    }

    @Test
    void showsOneUserInTheAcronisDialect() {
        admin(Dialect.ACRONIS).createUser("one@example.com");

        JsonNode user = admin(Dialect.ACRONIS)
                .call("GET", "ostor-users&emailAddress=one@example.com")
                .json();

        assertThat(user.propertyNames())
                .containsExactly("UserEmail", "UserId", "State", "OwnerId", "Flags", "AWSAccessKeys");
        assertThat(user.get("State").asString()).isEqualTo("enabled");
        assertThat(user.get("OwnerId").asString()).isEqualTo("0000000000000000");
    }

    @Test
    void showsOneUserWithAccountsInTheVirtuozzoDialect() {
        AdminClient admin = admin(Dialect.VIRTUOZZO);
        JsonNode created = admin.createUser("accounts@example.com");
        admin.call("POST", "ostor-accounts&emailAddress=accounts@example.com&accountName=one");

        JsonNode user = admin.call(
                        "GET", "ostor-users&id=" + created.get("UserId").asString())
                .json();

        assertThat(user.propertyNames())
                .containsExactly(
                        "UserEmail",
                        "UserId",
                        "State",
                        "OwnerId",
                        "Flags",
                        "AWSAccessKeys",
                        "AccountCount",
                        "Accounts");
        assertThat(user.get("AccountCount").isString()).isTrue();
        assertThat(user.get("AccountCount").asString()).isEqualTo("1");
        assertThat(user.get("Accounts").get(0).get("Name").asString()).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource({
        "ACRONIS, GET, ostor-users&id=1",
        "ACRONIS, DELETE, ostor-users&id=1",
        "ACRONIS, DELETE, ostor-users",
        "ACRONIS, PUT, ostor-users",
        "ACRONIS, PUT, ostor-users&emailAddress=",
        "ACRONIS, POST, ostor-users&emailAddress=a&genKey&revokeKey=b",
        "ACRONIS, POST, ostor-users&emailAddress=a&disable&enable",
        "ACRONIS, POST, ostor-users&emailAddress=a&genKey&accountName=x",
        "ACRONIS, POST, ostor-accounts&emailAddress=a&accountName=x",
        "ACRONIS, GET, ostor-quotas&default=user",
        "VIRTUOZZO, GET, ostor-users&id=1&emailAddress=a",
        "VIRTUOZZO, DELETE, ostor-users&id=1&emailAddress=a",
        "VIRTUOZZO, PUT, ostor-users&emailAddress=a&id=1",
        "VIRTUOZZO, POST, ostor-users&emailAddress=a",
        "VIRTUOZZO, GET, ostor-buckets&id=1&emailAddress=a",
        "VIRTUOZZO, POST, ostor-accounts&emailAddress=a&id=1&accountName=x",
        "VIRTUOZZO, DELETE, ostor-accounts&emailAddress=a&id=1&accountName=x",
        "VIRTUOZZO, POST, ostor-accounts&emailAddress=a",
        "VIRTUOZZO, GET, ostor-unknown"
    })
    void answers400ToAWrongSetOfParameters(Dialect dialect, String method, String query) {
        var answer = admin(dialect).call(method, query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Amz-Err-Message")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACRONIS, GET, ostor-users&emailAddress=nobody@example.com",
        "ACRONIS, POST, ostor-users&emailAddress=nobody@example.com&disable",
        "ACRONIS, DELETE, ostor-users&emailAddress=nobody@example.com",
        "VIRTUOZZO, GET, ostor-users&id=0123456789abcdef",
        "VIRTUOZZO, POST, ostor-users&emailAddress=nobody@example.com&genKey",
        "VIRTUOZZO, DELETE, ostor-users&id=0123456789abcdef",
        "VIRTUOZZO, GET, ostor-buckets&id=0123456789abcdef",
        "VIRTUOZZO, GET, ostor-limits&emailAddress=nobody@example.com"
    })
    void answers404ForAnUnknownUser(Dialect dialect, String method, String query) {
        var answer = admin(dialect).call(method, query);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("NoSuchUser");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACRONIS", "VIRTUOZZO"})
    void disablesAndEnablesAsOftenAsAsked(Dialect dialect) {
        AdminClient admin = admin(dialect);
        admin.createUser("state@example.com");
        String query = "ostor-users&emailAddress=state@example.com";

        assertThat(admin.call("POST", query + "&disable").status()).isEqualTo(200);
        assertThat(admin.call("POST", query + "&disable").status()).isEqualTo(200);
        JsonNode disabled = admin.call("GET", query).json();
        assertThat(admin.call("POST", query + "&enable").status()).isEqualTo(200);
        JsonNode enabled = admin.call("GET", query).json();

        assertThat(disabled.get("State").asString()).isEqualTo("disabled");
        assertThat(disabled.get("Flags").toString()).isEqualTo("[\"disabled\"]");
        assertThat(enabled.get("State").asString()).isEqualTo("enabled");
        assertThat(enabled.get("Flags")).isEmpty();
    }

    @Test
    void answersWithTheNewPairAloneInTheAcronisDialect() {
        AdminClient admin = admin(Dialect.ACRONIS);
        JsonNode created = admin.createUser("keys@example.com");

        JsonNode answer = admin.call("POST", "ostor-users&emailAddress=keys@example.com&genKey")
                .json();

        assertThat(answer.get("AWSAccessKeys")).hasSize(1);
        assertThat(answer.get("AWSAccessKeys").get(0))
                .isNotEqualTo(created.get("AWSAccessKeys").get(0));
    }

    @Test
    void answersWithAllPairsInTheVirtuozzoDialect() {
        AdminClient admin = admin(Dialect.VIRTUOZZO);
        JsonNode created = admin.createUser("keys@example.com");

        JsonNode answer = admin.call("POST", "ostor-users&emailAddress=keys@example.com&genKey")
                .json();

        assertThat(answer.get("AWSAccessKeys")).hasSize(2);
        assertThat(answer.get("AWSAccessKeys").values())
                .contains(created.get("AWSAccessKeys").get(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACRONIS", "VIRTUOZZO"})
    void refusesAThirdPairUntilOneIsRevoked(Dialect dialect) {
        AdminClient admin = admin(dialect);
        JsonNode created = admin.createUser("third@example.com");
        String first = created.get("AWSAccessKeys").get(0).get("AWSAccessKeyId").asString();
        String query = "ostor-users&emailAddress=third@example.com";
        admin.call("POST", query + "&genKey");

        var third = admin.call("POST", query + "&genKey");
        var revoked = admin.call("POST", query + "&revokeKey=" + first);
        var again = admin.call("POST", query + "&revokeKey=" + first);
        var after = admin.call("POST", query + "&genKey");

        assertThat(third.status()).isEqualTo(409);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body()).isEmpty();
        assertThat(again.status()).isEqualTo(404);
        assertThat(after.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACRONIS", "VIRTUOZZO"})
    void revokedKeysOpenNothing(Dialect dialect) {
        AdminClient admin = admin(dialect);
        JsonNode user = admin.createUser("revoked@example.com");
        try (S3Client s3 = S3Customer.of(SIMULATORS.get(dialect), user)) {
            s3.listBuckets();
            admin.call(
                    "POST",
                    "ostor-users&emailAddress=revoked@example.com&revokeKey="
                            + user.get("AWSAccessKeys")
                                    .get(0)
                                    .get("AWSAccessKeyId")
                                    .asString());

            S3RoundTripTest.assertRefused(403, "InvalidAccessKeyId", s3::listBuckets);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ACRONIS", "VIRTUOZZO"})
    void deletesUsersOnceTheyOwnNoBuckets(Dialect dialect) {
        AdminClient admin = admin(dialect);
        JsonNode user = admin.createUser("owner@example.com");
        String query = "ostor-users&emailAddress=owner@example.com";
        String bucket = "owned-" + dialect.name().toLowerCase(java.util.Locale.ROOT);
        try (S3Client s3 = S3Customer.of(SIMULATORS.get(dialect), user)) {
            s3.createBucket(b -> b.bucket(bucket));
            assertThat(admin.call("DELETE", query).status()).isEqualTo(409);
            s3.deleteBucket(b -> b.bucket(bucket));
        }

        var deleted = admin.call("DELETE", query);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(admin.call("DELETE", query).status()).isEqualTo(404);
    }

    @Test
    void givesAccountsKeysOfTheirOwn() {
        AdminClient admin = admin(Dialect.VIRTUOZZO);
        JsonNode user = admin.createUser("sub@example.com");
        String account = "&emailAddress=sub@example.com&accountName=backup";

        var created = admin.call("POST", "ostor-accounts" + account);
        var twice = admin.call("POST", "ostor-accounts" + account);
        JsonNode keys = admin.call("POST", "ostor-users" + account + "&genKey").json();
        var third = admin.call("POST", "ostor-users" + account + "&genKey");
        String old =
                created.json().get("AWSAccessKeys").get(0).get("AWSAccessKeyId").asString();
        var revoked = admin.call("POST", "ostor-users" + account + "&revokeKey=" + old);

        assertThat(created.json().propertyNames()).containsExactly("Name", "AWSAccessKeys");
        assertThat(created.json().get("Name").asString()).isEqualTo("backup");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(keys.get("UserId")).isEqualTo(user.get("UserId"));
        assertThat(keys.get("AWSAccessKeys")).hasSize(2);
        assertThat(third.status()).isEqualTo(409);
        assertThat(revoked.status()).isEqualTo(200);
        try (S3Client s3 = S3Customer.of(
                SIMULATORS.get(Dialect.VIRTUOZZO).endpoint(),
                keys.get("AWSAccessKeys").get(1).get("AWSAccessKeyId").asString(),
                keys.get("AWSAccessKeys").get(1).get("AWSSecretAccessKey").asString())) {
            assertThat(s3.listBuckets().owner().id())
                    .isEqualTo(user.get("UserId").asString());
        }
        assertThat(admin.call("DELETE", "ostor-accounts" + account).status()).isEqualTo(204);
        assertThat(admin.call("DELETE", "ostor-accounts" + account).status()).isEqualTo(404);
        assertThat(admin.call("POST", "ostor-users" + account + "&genKey").status())
                .isEqualTo(404);
    }

    @Test
    void recordsWhatReallyChanged() {
        GatewaySimulator simulator = SIMULATORS.get(Dialect.VIRTUOZZO);
        AdminClient admin = admin(Dialect.VIRTUOZZO);
        long before = simulator.effects(0).size();
        admin.createUser("effects@example.com");
        String query = "ostor-users&emailAddress=effects@example.com";
        for (String deed : List.of("&genKey", "&genKey", "&disable", "&disable")) {
            admin.call("POST", query + deed);
        }
        admin.call("DELETE", query);

        assertThat(simulator.effects(before))
                .extracting(effect -> effect.call())
                .containsExactly("users.create", "users.genKey", "users.disable", "users.delete");
    }
}
