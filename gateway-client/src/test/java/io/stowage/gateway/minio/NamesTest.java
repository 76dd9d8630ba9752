package io.stowage.gateway.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.Secret;
import io.stowage.gateway.SecretRule;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.state.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which users can be made: a name is also an access key, a policy's name and the beginning of buckets' names. */
class NamesTest {

    private SimulatedGateway minio;

    @BeforeEach
    void open() {
        minio = new SimulatedGateway();
    }

    @AfterEach
    void close() {
        minio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "7-31, 7-31-5, true",
        "7-31-5, 7-31, true",
        "7-31, 7-310, false",
        "7-31, 7-3, false",
        "7-31, 17-31, false",
        "ann, ann-, true"
    })
    void overlapWhereOneBeginsTheOthersBuckets(String one, String other, boolean overlap) {
        assertThat(UserNames.overlap(one, other)).isEqualTo(overlap);
        assertThat(UserNames.overlap(other, one)).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7-", "-71", "Ann", "ann@example.com", "a,b", "a=b", "ann_b", "ann b"})
    void mustServeAsTheBeginningOfABucketsName(String name) {
        assertRefused(name, Rejected.UNUSABLE_NAME);
        assertThat(minio.simulator.calls()).isEmpty();
    }

    @Test
    void doNotTakeOverAUserThatIsThere() {
        var user = minio.customer("7-31");
        assertRefused("7-31", Rejected.USER_EXISTS);
        // Its secret still works.
        minio.gateway.storage(user.accessKeys().getFirst()).createBucket(new BucketName("7-31-photos"));
    }

    @Test
    void doNotOverlap() {
        minio.customer("7-31");
        assertRefused("7-31-5", Rejected.NAMES_OVERLAP);
        minio.customer("7-32-5");
        assertRefused("7-32", Rejected.NAMES_OVERLAP);
        minio.customer("7-310");
    }

    @Test
    void doNotComeToBucketsOrPoliciesThatWereThereBefore() {
        minio.gateway.storage(systemKey()).createBucket(new BucketName("7-31-photos"));
        assertRefused("7-31", Rejected.NAMES_OVERLAP);

        var bob = minio.customer("bob");
        minio.simulator.faults().add(Fault.refuse("policies.delete", 400).times(1));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.users().delete(bob.ref()));
        assertThat(minio.gateway.users().find(bob.ref())).isPresent();
        minio.gateway.users().delete(bob.ref());
        assertThat(minio.gateway.users().findByName("bob")).isEmpty();
        minio.customer("bob");
    }

    @Test
    void tellAdministratorsFromCustomers() {
        var administrator = new MinioUser("boss", true, List.of("consoleAdmin"), List.of());
        assertThat(administrator.listed("our-key").system()).isTrue();
        var ourselves = new MinioUser("our-key", true, List.of("stowage"), List.of());
        assertThat(ourselves.listed("our-key").system()).isTrue();
        assertThat(minio.customer("7-31").system()).isFalse();
    }

    @Test
    void putAUserIntoItsGroupOrDoNotMakeIt() {
        var rule = SecretRule.STRONG;
        minio.gateway.users().create(new NewUser("7-31", "7-31", rule, Optional.of("USERS")));
        minio.simulator.faults().add(Fault.refuse("groups.update", 400).times(1));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(
                        () -> minio.gateway.users().create(new NewUser("7-32", "7-32", rule, Optional.of("USERS"))));
        assertThat(minio.gateway.users().findByName("7-32")).isEmpty();

        minio.simulator.faults().add(Fault.refuse("groups.update,users.delete", 503));
        assertThatExceptionOfType(GatewayFailure.AmbiguousWrite.class)
                .isThrownBy(
                        () -> minio.gateway.users().create(new NewUser("7-33", "7-33", rule, Optional.of("USERS"))));
    }

    @Test
    void giveEachRepetitionOfACreationTheSameSecret() {
        minio.simulator.faults().add(Fault.cutAfter("users.create").times(2));
        var user = minio.gateway.users().create(NewUser.named("7-31"));
        minio.gateway.policies().write(user.ref(), SimulatedGateway.FULL.replace("<USER_ID>", "7-31"));
        minio.gateway.storage(user.accessKeys().getFirst()).createBucket(new BucketName("7-31-photos"));
        assertThat(minio.simulator.effects(0))
                .extracting(Effect::call)
                .startsWith("users.create", "users.overwrite", "users.overwrite");
    }

    private AccessKey systemKey() {
        var key = minio.simulator.systemKey();
        return new AccessKey(key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }

    private void assertRefused(String name, String code) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.users().create(NewUser.named(name)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
