package io.stowage.gateway.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.gateway.connect.Gateways;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's policy: full, limited when its quota is used up, none, and gone with the user. */
class PoliciesTest {

    private static final BucketName PHOTOS = new BucketName("7-31-photos");
    private static final String FULL = SimulatedGateway.FULL.replace("<USER_ID>", "7-31");
    private static final String LIMITED = SimulatedGateway.LIMITED.replace("<USER_ID>", "7-31");

    private SimulatedGateway minio;

    @BeforeEach
    void open() {
        minio = new SimulatedGateway();
    }

    @AfterEach
    void close() {
        minio.close();
    }

    @Test
    void areSwitchedInPlace() {
        var user = minio.gateway.users().create(NewUser.named("7-31"));
        var policies = minio.gateway.policies();
        var storage = minio.gateway.storage(user.accessKeys().getFirst());
        assertThat(policies.read(user.ref())).isEmpty();
        assertThat(policies.isInForce(user.ref(), FULL)).isFalse();
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> storage.createBucket(PHOTOS));

        policies.write(user.ref(), FULL);
        policies.write(user.ref(), FULL);
        assertThat(policies.isInForce(user.ref(), FULL)).isTrue();
        assertThat(policies.isInForce(user.ref(), LIMITED)).isFalse();
        storage.createBucket(PHOTOS);
        storage.put(PHOTOS, "a", new byte[10]);

        policies.write(user.ref(), LIMITED);
        assertThat(policies.isInForce(user.ref(), LIMITED)).isTrue();
        assertThat(policies.isInForce(user.ref(), FULL)).isFalse();
        assertThat(policies.read(user.ref()).orElseThrow()).contains("s3:GetObject");
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> storage.put(PHOTOS, "b", new byte[10]));
        assertThat(storage.get(PHOTOS, "a")).isPresent();
        storage.delete(PHOTOS, "a");

        policies.remove(user.ref());
        policies.remove(user.ref());
        assertThat(policies.read(user.ref())).isEmpty();
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> storage.get(PHOTOS, "a"));
    }

    @Test
    void goWithTheirUser() {
        var user = minio.customer("7-31");
        minio.gateway.users().delete(user.ref());
        assertThat(minio.gateway.policies().read(user.ref())).isEmpty();
        minio.gateway.policies().remove(user.ref());
        // Only possible because no policy of that name is left.
        minio.gateway.users().create(NewUser.named("7-31"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7-31 | true", "7-31,readwrite | false", "readwrite | false", "'' | false"})
    void areInForceOnlyWhereNoOtherIsAttachedBesideThem(String attached, boolean inForce) {
        try (var server = new ScriptedGateway(request -> ScriptedGateway.json(
                        request.target().contains("user-info")
                                ? "{\"status\": \"enabled\", \"policyName\": \"" + attached + "\"}"
                                : FULL));
                var scripted = Gateways.open(GatewaySettings.of(
                        "test",
                        Map.of(
                                "type", "minio",
                                "endpoint", server.endpoint().toString(),
                                "access-key", "SYSTEMKEY",
                                "secret-key", "system-secret-value")))) {
            var user = new UserRef(new UserId("7-31"), "7-31");
            assertThat(scripted.policies().isInForce(user, FULL)).isEqualTo(inForce);
            assertThat(scripted.policies().isInForce(user, LIMITED)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "\"text\""})
    void areRefusedBeforeAnythingIsWrittenWhereTheyAreNone(String text) {
        var user = minio.customer("7-31");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.policies().write(user.ref(), text))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.MALFORMED_POLICY));
        assertThat(minio.gateway.policies().isInForce(user.ref(), FULL)).isTrue();
    }

    @Test
    void areNotWrittenForNobody() {
        var nobody = new UserRef(new UserId("nobody"), "nobody");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.policies().write(nobody, FULL))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NO_SUCH_USER));
        minio.gateway.users().create(NewUser.named("nobody"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"x\"} | {\"a\": [\"x\"]} | true",
                "{\"a\": [\"x\", \"y\"]} | {\"a\": [\"y\", \"x\", \"y\"]} | true",
                "{\"a\": \"x\", \"Sid\": \"\", \"b\": []} | {\"a\": \"x\"} | true",
                "{\"s\": {\"a\": \"x\"}} | {\"s\": [{\"a\": [\"x\"]}]} | true",
                "{\"a\": \"x\"} | {\"a\": \"X\"} | false",
                "{\"a\": \"x\"} | {\"a\": [\"x\", \"y\"]} | false",
                "{\"a\": \"x\"} | {\"a\": \"x\", \"b\": \"y\"} | false",
                "{\"s\": [{\"e\": \"Allow\", \"a\": \"x\"}]} | {\"s\": [{\"e\": \"Deny\", \"a\": \"x\"}]} | false"
            })
    void meanTheSameHoweverTheyAreLaidOut(String one, String other, boolean same) {
        assertThat(PolicyMeaning.of(one).equals(PolicyMeaning.of(other))).isEqualTo(same);
    }
}
