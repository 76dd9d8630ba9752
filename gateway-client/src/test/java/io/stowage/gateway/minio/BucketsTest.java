package io.stowage.gateway.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Capability;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.QuotaTarget;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.Secret;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.simulator.faults.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets are a user's by their names; sizes are as old as the last scan. */
class BucketsTest {

    private static final BucketName PHOTOS = new BucketName("7-31-photos");
    private static final BucketName BOBS = new BucketName("7-310-photos");

    private SimulatedGateway minio;
    private GatewayUser ann;
    private GatewayUser bob;

    @BeforeEach
    void open() {
        minio = new SimulatedGateway();
        ann = minio.customer("7-31");
        bob = minio.customer("7-310");
        minio.gateway.storage(bob.accessKeys().getFirst()).createBucket(BOBS);
    }

    @AfterEach
    void close() {
        minio.close();
    }

    @Test
    void areMeasuredWithTheirAge() {
        var storage = minio.gateway.storage(ann.accessKeys().getFirst());
        storage.createBucket(PHOTOS);
        storage.put(PHOTOS, "a", new byte[1000]);
        var first = only(ann).size();
        assertThat(first.current()).isEqualTo(1000);
        assertThat(first.history()).isEmpty();
        storage.put(PHOTOS, "b", new byte[500]);
        var same = only(ann).size();
        assertThat(same).isEqualTo(first);

        var films = new BucketName("7-31-films");
        storage.createBucket(films);
        assertThat(minio.gateway.buckets().of(ann.ref()))
                .filteredOn(bucket -> bucket.name().equals(films))
                .singleElement()
                .satisfies(bucket -> {
                    assertThat(bucket.size().current()).isZero();
                    assertThat(bucket.size().measuredAt()).contains(bucket.created());
                });

        minio.simulator.advanceClock(Duration.ofHours(1));
        var later = minio.gateway.buckets().of(ann.ref()).stream()
                .filter(bucket -> bucket.name().equals(PHOTOS))
                .findFirst()
                .orElseThrow()
                .size();
        assertThat(later.current()).isEqualTo(1500);
        assertThat(later.measuredAt().orElseThrow()).isAfter(first.measuredAt().orElseThrow());
    }

    @Test
    void areListedWithTheirOwnersAndThoseOfNobodyAreNot() {
        var key = minio.simulator.systemKey();
        minio.gateway
                .storage(new AccessKey(key.accessKeyId(), Secret.of(key.secretAccessKey())))
                .createBucket(new BucketName("backups"));
        minio.gateway.storageOf(ann).createBucket(PHOTOS);
        var all = new ArrayList<GatewayBucket>();
        minio.gateway.buckets().forEach(all::add);
        assertThat(all).extracting(GatewayBucket::name).containsExactlyInAnyOrder(PHOTOS, BOBS);
        assertThat(all).extracting(GatewayBucket::owner).containsExactlyInAnyOrder(ann.id(), bob.id());
        assertThat(minio.gateway.buckets().of(new UserRef(new UserId("nobody"), "nobody")))
                .isEmpty();
    }

    @Test
    void ofOthersAreOutOfReachEvenWithTheAdministratorsKey() {
        var own = minio.gateway.storageOf(ann);
        own.createBucket(PHOTOS);
        assertThat(own.buckets()).containsExactly(PHOTOS);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> own.empty(BOBS))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.FOREIGN_BUCKET));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.deleteBucket(BOBS));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.createBucket(new BucketName("7-31")));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.put(BOBS, "a", new byte[1]));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.get(BOBS, "a"));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.delete(BOBS, "a"));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.hasBucket(BOBS));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.abortUploads(BOBS));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> own.forEachObject(BOBS, object -> {}));
    }

    @Test
    void areAskedForLaterWhenTheAdministratorsKeyIsRefusedAtTheS3SideToo() {
        var storage = minio.gateway.storageOf(ann);
        minio.simulator.faults().add(Fault.refuse("s3.*", 403));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.buckets().of(bob.ref()));
        minio.simulator.faults().refuseKeys(true);
        assertThatExceptionOfType(GatewayFailure.Unavailable.class)
                .isThrownBy(() -> minio.gateway.buckets().of(bob.ref()));
        assertThatExceptionOfType(GatewayFailure.Unavailable.class).isThrownBy(() -> storage.empty(PHOTOS));
        minio.simulator.faults().clear();
        minio.gateway.availability().probe();
        assertThat(minio.gateway.buckets().of(bob.ref())).hasSize(1);
    }

    @Test
    void haveQuotasAndUsersHaveNone() {
        var quotas = minio.gateway.quotas();
        assertThat(quotas.read(BOBS)).isEmpty();
        quotas.write(BOBS, 12_345);
        quotas.write(BOBS, 12_345);
        assertThat(quotas.read(BOBS)).hasValue(12_345);
        quotas.remove(BOBS);
        quotas.remove(BOBS);
        assertThat(quotas.read(BOBS)).isEmpty();
        quotas.remove(new BucketName("absent"));
        assertThat(quotas.read(new BucketName("absent"))).isEmpty();
        for (var target : List.of(ann.ref(), QuotaTarget.Default.BUCKET)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> quotas.write(target, 1))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NOT_SUPPORTED));
        }
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> quotas.write(BOBS, 0))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.INEXPRESSIBLE));
    }

    @Test
    void areAllThatIsBoundedAndNothingIsCounted() {
        var capabilities = minio.gateway.capabilities();
        assertThat(capabilities.has(Capability.POLICIES)).isTrue();
        assertThat(capabilities.quotas().orElseThrow().scopes()).containsExactly(Capabilities.Scope.BUCKET);
        assertThat(capabilities.has(Capability.RATE_LIMITS)).isFalse();
        assertThat(capabilities.has(Capability.OPERATION_USAGE)).isFalse();
        assertThat(capabilities.storage()).isEqualTo(Capabilities.StorageMeasurement.SAMPLED_WITH_AGE);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.limits().write(ann.ref(), RateLimits.UNLIMITED));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.usage().list());
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> minio.gateway.accounts().create(ann.ref(), "inside"));
    }

    private GatewayBucket only(GatewayUser user) {
        var buckets = minio.gateway.buckets().of(user.ref());
        assertThat(buckets).hasSize(1);
        return buckets.getFirst();
    }
}
