package io.stowage.gateway.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.AccountRef;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.GatewayUser;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.state.Effect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's own key, which cannot be taken away, and service accounts, which can. */
class OwnKeyTest {

    private static final BucketName PHOTOS = new BucketName("7-31-photos");

    private SimulatedGateway minio;
    private GatewayUser user;

    @BeforeEach
    void open() {
        minio = new SimulatedGateway();
        user = minio.customer("7-31");
    }

    @AfterEach
    void close() {
        minio.close();
    }

    @Test
    void isWorthlessAndSeenAsSuchOnceRevoked() {
        var own = user.accessKeys().getFirst();
        assertThat(own.id()).isEqualTo("7-31");
        minio.gateway.storage(own).createBucket(PHOTOS);
        minio.gateway.accessKeys().revoke(user.ref(), "7-31");
        minio.gateway.accessKeys().revoke(user.ref(), "7-31");
        assertThat(found().accessKeys()).isEmpty();
        assertRefused(own);
        assertThat(minio.simulator.effects(0)).extracting(Effect::call).containsOnlyOnce("users.overwrite");
        var another = minio.gateway.accessKeys().issue(user.ref());
        assertThat(found().accessKeys()).extracting(AccessKey::id).containsExactly(another.id());
        assertThat(minio.gateway.storage(another).buckets()).containsExactly(PHOTOS);
    }

    @Test
    void isNotCalledRevokedBeforeItIsWorthless() {
        minio.gateway.storage(user.accessKeys().getFirst()).createBucket(PHOTOS);
        minio.simulator.faults().add(Fault.refuse("groups.update", 400).times(1));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.accessKeys().revoke(user.ref(), "7-31"));
        assertRefused(user.accessKeys().getFirst());
        assertThat(found().accessKeys()).hasSize(1);
        minio.gateway.accessKeys().revoke(user.ref(), "7-31");
        assertThat(found().accessKeys()).isEmpty();
    }

    @Test
    void doesNotWakeASuspendedUserWhenItIsRevoked() {
        minio.gateway.users().disable(user.ref());
        minio.gateway.accessKeys().revoke(user.ref(), "7-31");
        assertThat(found().enabled()).isFalse();
    }

    @Test
    void stopsWorkingWithAllOthersWhenTheUserIsSuspended() {
        var issued = minio.gateway.accessKeys().issue(user.ref());
        minio.gateway.storage(issued).createBucket(PHOTOS);
        minio.gateway.users().disable(user.ref());
        assertRefused(issued);
        assertRefused(user.accessKeys().getFirst());
        minio.gateway.users().enable(user.ref());
        assertThat(minio.gateway.storage(issued).buckets()).containsExactly(PHOTOS);
        assertThat(minio.gateway.storage(user.accessKeys().getFirst()).buckets())
                .containsExactly(PHOTOS);
    }

    @Test
    void tellsNoSecretLater() {
        var issued = minio.gateway.accessKeys().issue(user.ref());
        assertThat(issued.secret().isTold()).isTrue();
        assertThat(found().accessKeys())
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.secret().isTold()).isFalse());
    }

    @Test
    void isNeverIssuedTwiceWhenAnswersAreLost() {
        minio.simulator.faults().add(Fault.cutAfter("serviceAccounts.create").times(2));
        var issued = minio.gateway.accessKeys().issue(user.ref());
        minio.gateway.storage(issued).createBucket(PHOTOS);
        assertThat(found().accessKeys()).extracting(AccessKey::id).containsExactlyInAnyOrder("7-31", issued.id());

        minio.gateway.accessKeys().revoke(user.ref(), issued.id());
        minio.simulator.faults().add(Fault.cutAfter("serviceAccounts.create"));
        assertThatExceptionOfType(GatewayFailure.AmbiguousWrite.class)
                .isThrownBy(() -> minio.gateway.accessKeys().issue(user.ref()));
        assertThat(found().accessKeys()).hasSize(2);
    }

    @Test
    void leavesOtherUsersKeysAlone() {
        var bob = minio.customer("bob");
        var bobs = minio.gateway.accessKeys().issue(bob.ref());
        minio.gateway.accessKeys().revoke(user.ref(), bobs.id());
        minio.gateway.accessKeys().revoke(user.ref(), "bob");
        minio.gateway.storage(bobs).createBucket(new BucketName("bob-photos"));
        assertThat(minio.gateway.storage(bob.accessKeys().getFirst()).buckets()).hasSize(1);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.accessKeys().issue(new AccountRef(user.ref(), "inside")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NOT_SUPPORTED));
    }

    private GatewayUser found() {
        return minio.gateway.users().find(user.ref()).orElseThrow();
    }

    private void assertRefused(AccessKey key) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.storage(key).buckets())
                .satisfies(refused -> assertThat(refused.status()).hasValue(403));
    }
}
