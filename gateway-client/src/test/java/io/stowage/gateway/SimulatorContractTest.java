package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.GatewayFailure.AmbiguousWrite;
import io.stowage.gateway.GatewayFailure.Rejected;
import io.stowage.gateway.connect.Gateways;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.admin.UsageListing;
import io.stowage.simulator.faults.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is particular to ostor, against a gateway that behaves as the documents say. What all gateways have in common is in
 * the contract test.
 */
@ParameterizedClass(name = "{0}, {1}")
@CsvSource({"ACRONIS, V2", "ACRONIS, V4", "VIRTUOZZO, V2", "VIRTUOZZO, V4"})
class SimulatorContractTest {

    private static final String ANN = "ann+box@example.com";
    private static final BucketName PHOTOS = new BucketName("photos");
    private static final long GIB = 1L << 30;

    @Parameter(0)
    Dialect dialect;

    @Parameter(1)
    SignatureVersion signature;

    private GatewaySimulator simulator;
    private Gateway gateway;

    @BeforeEach
    void open() {
        simulator = GatewaySimulator.start(SimulatorSettings.of(dialect));
        gateway = Gateways.open(GatewaySettings.of(
                "sim",
                Map.of(
                        "dialect", dialect.name().toLowerCase(Locale.ROOT),
                        "signature", signature.name(),
                        "endpoint", simulator.endpoint().toString(),
                        "access-key", simulator.systemKey().accessKeyId(),
                        "secret-key", simulator.systemKey().secretAccessKey(),
                        "retry-wait", "1ms")));
    }

    @AfterEach
    void close() {
        gateway.close();
        simulator.close();
    }

    @Test
    void tellsTwoUsersOfOneEmailApart() {
        var older = gateway.users().create(NewUser.named(ANN));
        var younger = gateway.users().create(NewUser.named(ANN));
        assertThat(gateway.users().findAllByName(ANN))
                .extracting(ListedUser::id)
                .containsExactlyInAnyOrder(older.id(), younger.id());
        var listed = new ArrayList<UserId>();
        gateway.users().forEach(user -> listed.add(user.id()));
        assertThat(listed).contains(older.id(), younger.id()).hasSize(3);

        // Disabling goes by e-mail in both dialects, and the e-mail leads to the older one.
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.users().disable(younger.ref()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(Rejected.SHADOWED));
        if (gateway.capabilities().has(Capability.USERS_BY_ID)) {
            gateway.users().delete(younger.ref());
            assertThat(gateway.users().find(older.ref())).isPresent();
        } else {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.users().delete(younger.ref()));
            gateway.users().delete(older.ref());
            assertThat(gateway.users().find(younger.ref())).isPresent();
        }
    }

    @Test
    void keepsAccountsInsideAUserWhereThereAreAny() {
        var user = gateway.users().create(NewUser.named(ANN)).ref();
        var backup = new AccountRef(user, "back up");
        if (!gateway.capabilities().has(Capability.ACCOUNTS)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.accounts().create(user, "back up"));
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.accessKeys().issue(backup));
            return;
        }
        var account = gateway.accounts().create(user, "back up");
        var second = gateway.accessKeys().issue(backup);
        assertThat(account.accessKeys()).doesNotContain(second);
        gateway.accessKeys().revoke(backup, account.accessKeys().getFirst().id());
        assertThat(gateway.users().find(user).orElseThrow().account("back up"))
                .contains(new Account("back up", List.of(second)));
        gateway.accounts().delete(user, "back up");
        gateway.accounts().delete(user, "back up");
        assertThat(gateway.users().find(user).orElseThrow().accounts()).isEmpty();
    }

    @Test
    void enforcesExactlyTheLimitsAskedFor() {
        var user = gateway.users().create(NewUser.named(ANN));
        gateway.storage(user.accessKeys().getFirst()).createBucket(PHOTOS);
        var wanted = new RateLimits(
                OperationLimits.UNLIMITED
                        .with(Operation.DEFAULT, new BigDecimal("5"))
                        .with(Operation.PUT, new BigDecimal("3600")),
                Optional.of(new BigDecimal("100")));
        for (var target : List.of(user.ref(), PHOTOS)) {
            assertThat(gateway.limits().read(target)).isEqualTo(RateLimits.UNLIMITED);
            gateway.limits().removeAll(target);
            gateway.limits().write(target, wanted);
            gateway.limits().write(target, wanted);
            assertThat(gateway.limits().read(target)).isEqualTo(wanted);

            var bandwidthOnly = new RateLimits(OperationLimits.UNLIMITED, Optional.of(BigDecimal.TEN));
            gateway.limits().write(target, bandwidthOnly);
            assertThat(gateway.limits().read(target)).isEqualTo(bandwidthOnly);

            var smallest = new RateLimits(
                    OperationLimits.UNLIMITED.with(
                            Operation.GET, gateway.limits().smallestRate()),
                    Optional.empty());
            gateway.limits().write(target, smallest);
            assertThat(gateway.limits().read(target)).isEqualTo(smallest);

            gateway.limits().removeAll(target);
            assertThat(gateway.limits().read(target)).isEqualTo(RateLimits.UNLIMITED);
        }
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.limits().read(new BucketName("absent")));
    }

    @Test
    void setsQuotasWhereThereAreAny() {
        var user = gateway.users().create(NewUser.named(ANN));
        if (!gateway.capabilities().has(Capability.QUOTAS)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> gateway.quotas().write(user.ref(), GIB));
            return;
        }
        gateway.storage(user.accessKeys().getFirst()).createBucket(PHOTOS);
        for (var target : List.of(user.ref(), PHOTOS, QuotaTarget.Default.USER, QuotaTarget.Default.BUCKET)) {
            assertThat(gateway.quotas().read(target)).isEmpty();
            gateway.quotas().write(target, 7 * GIB);
            assertThat(gateway.quotas().read(target)).hasValue(7 * GIB);
            gateway.quotas().remove(target);
            gateway.quotas().remove(target);
            assertThat(gateway.quotas().read(target)).isEmpty();
        }
    }

    @Test
    void showsBucketsAndEmptiesThemForTheirEnd() {
        var user = gateway.users().create(NewUser.named(ANN));
        var storage = gateway.storage(user.accessKeys().getFirst());
        assertThat(storage.hasBucket(PHOTOS)).isFalse();
        storage.createBucket(PHOTOS);
        storage.createBucket(PHOTOS);
        assertThat(storage.hasBucket(PHOTOS)).isTrue();
        assertThat(storage.buckets()).containsExactly(PHOTOS);
        var stranger = gateway.storage(gateway.users()
                .create(NewUser.named("bob@example.com"))
                .accessKeys()
                .getFirst());
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> stranger.createBucket(PHOTOS));

        // The S3 side is the same in every combination, so one is enough for more than a page.
        var objects = dialect == Dialect.VIRTUOZZO && signature == SignatureVersion.V4 ? 1100 : 10;
        for (var i = 0; i < objects; i++) {
            storage.put(PHOTOS, "trip/" + i + " ü&+.jpg", "12345".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(storage.get(PHOTOS, "trip/7 ü&+.jpg"))
                .hasValueSatisfying(content ->
                        assertThat(content).asString(StandardCharsets.UTF_8).isEqualTo("12345"));
        assertThat(storage.get(PHOTOS, "absent")).isEmpty();
        storage.delete(PHOTOS, "trip/7 ü&+.jpg");
        storage.delete(PHOTOS, "trip/7 ü&+.jpg");

        var owned = gateway.buckets().of(user.ref());
        assertThat(owned).singleElement().satisfies(bucket -> {
            assertThat(bucket.name()).isEqualTo(PHOTOS);
            assertThat(bucket.owner()).isEqualTo(user.id());
            assertThat(bucket.size().current()).isEqualTo((objects - 1) * 5L);
        });
        simulator.advanceClock(Duration.ofHours(3));
        assertThat(gateway.buckets()
                        .of(user.ref())
                        .getFirst()
                        .size()
                        .history()
                        .orElseThrow()
                        .byteHours())
                .isEqualTo(BigInteger.valueOf(3L * (objects - 1) * 5));
        var all = new ArrayList<GatewayBucket>();
        gateway.buckets().forEach(all::add);
        assertThat(all).hasSize(1);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> storage.deleteBucket(PHOTOS))
                .satisfies(refused -> assertThat(refused.status()).hasValue(409));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.users().delete(user.ref()))
                .satisfies(refused -> assertThat(refused.status()).hasValue(409));
        var count = new ArrayList<String>();
        storage.forEachObject(PHOTOS, object -> count.add(object.key()));
        assertThat(count).hasSize(objects - 1).doesNotHaveDuplicates();
        assertThat(storage.abortUploads(PHOTOS)).isZero();
        assertThat(storage.empty(PHOTOS)).isEqualTo(objects - 1);
        assertThat(storage.empty(PHOTOS)).isZero();
        storage.deleteBucket(PHOTOS);
        storage.deleteBucket(PHOTOS);
        assertThat(storage.empty(PHOTOS)).isZero();
        gateway.users().delete(user.ref());
    }

    @Test
    void countsUsageToTheByteThroughATruncatedListing() {
        var user = gateway.users().create(NewUser.named(ANN));
        var storage = gateway.storage(user.accessKeys().getFirst());
        simulator.listUsage(new UsageListing(2, false));
        storage.createBucket(PHOTOS);
        for (var i = 0; i < 3; i++) {
            storage.put(PHOTOS, "one", new byte[1000 + i]);
            simulator.closeUsagePeriod();
        }
        var uploaded = 0L;
        var puts = 0L;
        var truncatedListings = 0;
        for (var listing = gateway.usage().list();
                !listing.names().isEmpty();
                listing = gateway.usage().list()) {
            truncatedListings += listing.truncated() ? 1 : 0;
            for (var name : listing.names()) {
                var rows = new ArrayList<UsageRow>();
                var header = gateway.usage().read(name, (head, row) -> rows.add(row));
                assertThat(header.serviceId()).isEqualTo("8000000000000006a");
                for (var row : rows) {
                    if (row.bucket().equals("photos")
                            && row.userId().equals(user.id().value())) {
                        uploaded += row.uploaded();
                        puts += row.puts();
                    }
                }
                gateway.usage().delete(name);
                gateway.usage().delete(name);
            }
        }
        assertThat(truncatedListings).isEqualTo(1);
        assertThat(uploaded).isEqualTo(3003);
        assertThat(puts).isEqualTo(4);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> gateway.usage().read("gone", (head, row) -> {}));
    }

    @Test
    void findsTheUserWhoseCreationLostItsAnswer() {
        simulator.faults().add(Fault.cutAfter("users.create").times(1));
        assertThatExceptionOfType(AmbiguousWrite.class)
                .isThrownBy(() -> gateway.users().create(NewUser.named(ANN)));
        assertThat(gateway.users().findAllByName(ANN)).hasSize(1);

        simulator.faults().add(Fault.cutBefore("users.create").times(1));
        assertThatExceptionOfType(AmbiguousWrite.class)
                .isThrownBy(() -> gateway.users().create(NewUser.named("bob@example.com")));
        assertThat(gateway.users().findAllByName("bob@example.com")).isEmpty();
    }

    @Test
    void findsTheStrayKeyWhoseIssueLostItsAnswer() {
        var user = gateway.users().create(NewUser.named(ANN));
        simulator.faults().add(Fault.cutAfter("users.genKey").times(1));
        assertThatExceptionOfType(AmbiguousWrite.class)
                .isThrownBy(() -> gateway.accessKeys().issue(user.ref()));
        var stray = gateway.users().find(user.ref()).orElseThrow().accessKeys().stream()
                .filter(key -> !user.accessKeys().contains(key))
                .toList();
        assertThat(stray).hasSize(1);
        gateway.accessKeys().revoke(user.ref(), stray.getFirst().id());
        assertThat(gateway.users().find(user.ref()).orElseThrow().accessKeys()).isEqualTo(user.accessKeys());
    }

    @Test
    void noticesThatTheSystemKeyIsRefusedAndThatItIsAcceptedAgain() {
        simulator.faults().refuseKeys(true);
        assertThatExceptionOfType(GatewayFailure.Unavailable.class)
                .isThrownBy(() -> gateway.users().create(NewUser.named(ANN)));
        assertThat(gateway.availability().state()).isEqualTo(Availability.State.UNAVAILABLE);
        simulator.faults().refuseKeys(false);
        assertThat(gateway.availability().probe()).isEqualTo(Availability.State.AVAILABLE);
        gateway.users().create(NewUser.named(ANN));
    }
}
