package io.stowage.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.Availability;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.GatewayFailure.AmbiguousWrite;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.UserId;
import io.stowage.gateway.connect.Gateways;
import io.stowage.gateway.contract.TestedGateway.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ports promise whatever stands behind them. */
@ParameterizedClass(name = "{0}")
@EnumSource(GatewayKind.class)
class GatewayContractTest {

    /** Names are never used twice, because a gateway may be shared by all tests. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Parameter
    GatewayKind kind;

    private TestedGateway tested;
    private LossyRoute route;
    private Gateway gateway;
    private String ann;
    private BucketName photos;

    @BeforeEach
    void open() {
        tested = kind.start();
        route = new LossyRoute(tested.endpoint());
        var properties = new HashMap<>(tested.properties());
        properties.put("endpoint", route.endpoint().toString());
        properties.put("retry-wait", "1ms");
        gateway = Gateways.open(GatewaySettings.of("tested", properties));
        ann = tested.userName("ann" + COUNT.incrementAndGet());
        photos = bucketOf(ann, "photos");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
            route.close();
            tested.close();
        }
    }

    @Test
    void createsFindsSuspendsResumesAndDeletesAUser() {
        var created = gateway.users().create(NewUser.named(ann));
        assertThat(created.name()).isEqualTo(ann);
        assertThat(created.enabled()).isTrue();
        assertThat(created.accessKeys()).hasSize(1);
        assertThat(ids(gateway.users().findByName(ann).orElseThrow())).isEqualTo(ids(created));
        assertThat(ids(found(created))).isEqualTo(ids(created));

        gateway.users().disable(created.ref());
        gateway.users().disable(created.ref());
        assertThat(found(created).enabled()).isFalse();
        gateway.users().enable(created.ref());
        gateway.users().enable(created.ref());
        assertThat(found(created).enabled()).isTrue();

        gateway.users().delete(created.ref());
        gateway.users().delete(created.ref());
        assertThat(gateway.users().find(created.ref())).isEmpty();
        assertThat(gateway.users().findByName(ann)).isEmpty();
        assertThat(gateway.users().findAllByName(ann)).isEmpty();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.users().disable(created.ref()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NO_SUCH_USER));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.accessKeys().issue(created.ref()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.NO_SUCH_USER));
        gateway.accessKeys()
                .revoke(created.ref(), created.accessKeys().getFirst().id());
        assertThat(gateway.buckets().of(created.ref())).isEmpty();
    }

    @Test
    void listsEveryUserOnceAndTakesNoneForAnAdministrator() {
        var first = gateway.users().create(NewUser.named(ann));
        var second = gateway.users().create(NewUser.named(tested.userName("bob" + COUNT.incrementAndGet())));
        gateway.users().disable(second.ref());
        var enabled = new HashMap<UserId, Boolean>();
        var administrators = new ArrayList<UserId>();
        gateway.users().forEach(user -> {
            assertThat(enabled.put(user.id(), user.enabled())).isNull();
            if (user.system()) {
                administrators.add(user.id());
            }
        });
        assertThat(enabled).containsEntry(first.id(), true).containsEntry(second.id(), false);
        assertThat(administrators).doesNotContain(first.id(), second.id());
        assertThat(gateway.users().findAllByName(ann))
                .extracting(user -> user.id())
                .containsExactly(first.id());
    }

    @Test
    void issuesKeysUpToTheirNumberAndRevokesThem() {
        var user = made(ann);
        var second = gateway.accessKeys().issue(user.ref());
        assertThat(gateway.accessKeys().mostPerOwner()).isEqualTo(2);
        assertThat(ids(found(user)))
                .containsExactlyInAnyOrder(user.accessKeys().getFirst().id(), second.id());
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.accessKeys().issue(user.ref()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.TOO_MANY_KEYS));
        gateway.storage(second).createBucket(photos);
        assertThat(gateway.storage(user.accessKeys().getFirst()).buckets()).containsExactly(photos);

        gateway.accessKeys().revoke(user.ref(), second.id());
        gateway.accessKeys().revoke(user.ref(), second.id());
        gateway.accessKeys().revoke(user.ref(), user.accessKeys().getFirst().id());
        assertThat(found(user).accessKeys()).isEmpty();
        for (var revoked : List.of(second, user.accessKeys().getFirst())) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.storage(revoked).buckets())
                    .satisfies(refused -> assertThat(refused.status()).hasValue(403));
        }
        assertThat(gateway.storage(gateway.accessKeys().issue(user.ref())).buckets())
                .containsExactly(photos);
    }

    @Test
    void tellsSecretsOfKeysWhereItSaysSo() {
        var user = made(ann);
        var told = found(user).accessKeys().getFirst().secret();
        if (gateway.capabilities().keys().secretTold()) {
            assertThat(told).isEqualTo(user.accessKeys().getFirst().secret());
        } else {
            assertThat(told.isTold()).isFalse();
        }
    }

    @Test
    void refusesASuspendedCustomerWithoutTakingItForAnOutage() {
        var user = made(ann);
        gateway.users().disable(user.ref());
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.storage(user.accessKeys().getFirst()).buckets())
                .satisfies(refused -> assertThat(refused.status()).hasValue(403));
        assertThat(gateway.availability().state()).isEqualTo(Availability.State.AVAILABLE);
    }

    @Test
    void showsTheBucketsOfAUserAndNobodyElses() {
        var user = made(ann);
        var storage = gateway.storageOf(user);
        assertThat(storage.hasBucket(photos)).isFalse();
        storage.createBucket(photos);
        storage.createBucket(photos);
        assertThat(storage.hasBucket(photos)).isTrue();
        storage.put(photos, "trip/1 ü&+.jpg", "12345".getBytes(StandardCharsets.UTF_8));
        assertThat(storage.get(photos, "trip/1 ü&+.jpg").orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("12345");
        assertThat(storage.get(photos, "absent")).isEmpty();

        var bob = made(tested.userName("bob" + COUNT.incrementAndGet()));
        var others = gateway.storage(bob.accessKeys().getFirst());
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> others.createBucket(photos));
        others.createBucket(bucketOf(bob.name(), "own"));

        assertThat(gateway.buckets().of(user.ref())).singleElement().satisfies(bucket -> {
            assertThat(bucket.name()).isEqualTo(photos);
            assertThat(bucket.owner()).isEqualTo(user.id());
        });
        var all = new ArrayList<GatewayBucket>();
        gateway.buckets().forEach(all::add);
        assertThat(all)
                .extracting(GatewayBucket::name)
                .contains(photos, bucketOf(bob.name(), "own"))
                .doesNotHaveDuplicates();
    }

    /** As provisioning does it: through the ports, with a key that nobody else sees. */
    @Test
    void removesASuspendedUserWithAllItsBuckets() {
        var user = made(ann);
        var storage = gateway.storage(user.accessKeys().getFirst());
        storage.createBucket(photos);
        storage.createBucket(bucketOf(ann, "empty"));
        for (var i = 0; i < 3; i++) {
            storage.put(photos, "o" + i, new byte[] {1});
        }
        gateway.users().disable(user.ref());
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.users().delete(user.ref()))
                .satisfies(refused -> assertThat(refused.status()).hasValue(409));

        var last = found(user);
        last.accessKeys().forEach(key -> gateway.accessKeys().revoke(last.ref(), key.id()));
        var own = gateway.accessKeys().issue(last.ref());
        gateway.users().enable(last.ref());
        var purging = gateway.storageOf(
                new GatewayUser(last.id(), last.name(), true, last.system(), List.of(own), List.of()));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> purging.deleteBucket(photos))
                .satisfies(refused -> assertThat(refused.status()).hasValue(409));
        for (var bucket : gateway.buckets().of(last.ref())) {
            purging.empty(bucket.name());
            assertThat(purging.empty(bucket.name())).isZero();
            purging.deleteBucket(bucket.name());
            purging.deleteBucket(bucket.name());
        }
        gateway.users().delete(last.ref());
        assertThat(gateway.users().find(last.ref())).isEmpty();
        assertThat(gateway.buckets().of(last.ref())).isEmpty();
    }

    /** It is made and told, or it may have been made and can be looked at: never made twice, never lost. */
    @Test
    void knowsOfAUserWhoseCreationLostItsAnswer() {
        route.loseNextAnswer(tested.requestLine(Write.CREATE_USER));
        try {
            var created = gateway.users().create(NewUser.named(ann));
            tested.entitle(gateway, created);
            assertThat(gateway.storage(created.accessKeys().getFirst()).hasBucket(photos))
                    .isFalse();
        } catch (AmbiguousWrite unknown) {
            assertThat(gateway.users().findByName(ann)).isPresent();
        }
        assertThat(route.hasLost()).isTrue();
        assertThat(gateway.users().findAllByName(ann)).hasSize(1);
        assertThat(gateway.users().findByName(ann).orElseThrow().accessKeys()).hasSize(1);
    }

    @Test
    void knowsOfAKeyWhoseIssueLostItsAnswer() {
        var user = made(ann);
        route.loseNextAnswer(tested.requestLine(Write.ISSUE_KEY));
        try {
            var issued = gateway.accessKeys().issue(user.ref());
            assertThat(gateway.storage(issued).hasBucket(photos)).isFalse();
            assertThat(ids(found(user))).contains(issued.id());
        } catch (AmbiguousWrite unknown) {
            assertThat(unknown.attempts()).isEqualTo(1);
        }
        assertThat(route.hasLost()).isTrue();
        var strays = new ArrayList<>(ids(found(user)));
        strays.removeAll(ids(user));
        assertThat(strays).hasSize(1);
        gateway.accessKeys().revoke(user.ref(), strays.getFirst());
        assertThat(ids(found(user))).isEqualTo(ids(user));
    }

    @Test
    void repeatsHarmlessWritesWhoseAnswerWasLost() {
        var user = made(ann);
        route.loseNextAnswer(tested.requestLine(Write.DISABLE_USER));
        gateway.users().disable(user.ref());
        assertThat(route.hasLost()).isTrue();
        assertThat(found(user).enabled()).isFalse();
        gateway.users().enable(user.ref());

        var storage = gateway.storage(user.accessKeys().getFirst());
        route.loseNextAnswer("PUT /" + photos + "/?");
        storage.createBucket(photos);
        assertThat(route.hasLost()).isTrue();
        route.loseNextAnswer("DELETE /" + photos + "/?");
        storage.deleteBucket(photos);
        assertThat(route.hasLost()).isTrue();
        assertThat(gateway.buckets().of(user.ref())).isEmpty();
    }

    /** A user that may work with its buckets. */
    private GatewayUser made(String name) {
        var user = gateway.users().create(NewUser.named(name));
        tested.entitle(gateway, user);
        return user;
    }

    private GatewayUser found(GatewayUser user) {
        return gateway.users().find(user.ref()).orElseThrow();
    }

    private static List<String> ids(GatewayUser user) {
        return user.accessKeys().stream().map(key -> key.id()).toList();
    }

    /** Begins with the user's name, as some gateways want it. */
    private static BucketName bucketOf(String userName, String word) {
        return new BucketName(userName.replaceAll("[^a-z0-9].*", "") + "-" + word);
    }
}
