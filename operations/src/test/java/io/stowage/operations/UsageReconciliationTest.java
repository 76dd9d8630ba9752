package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.USAGE_COLLECTIONS;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_DAILY;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_FINDINGS;
import static io.stowage.schemas.topics.TopicCatalogue.USAGE_OPERATIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.CollectionState;
import io.stowage.contracts.ToldObject;
import io.stowage.contracts.UsageFindingKind;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.UsageHeader;
import io.stowage.gateway.UsageRow;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.usage.Usages;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.admin.UsageListing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a simulated gateway and what a collector would have written. */
class UsageReconciliationTest {

    private final String gatewayId = Platform.unique("gw");
    private final String subscription = Platform.unique("sub");
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    @TempDir
    private Path directory;

    private GatewaySimulator simulator;
    private Gateway gateway;
    private CustomerStorage customer;

    @BeforeEach
    void makeTraffic() throws IOException {
        simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO));
        Files.writeString(directory.resolve("gateways.yaml"), """
                stowage:
                  gateways:
                    %s:
                      type: ostor
                      dialect: virtuozzo
                      endpoint: %s
                      access-key: %s
                      secret-key: ${GATEWAY_SECRET}
                """.formatted(
                        gatewayId, simulator.endpoint(), simulator.systemKey().accessKeyId()));
        gateway = Gateways.open(GatewaySettings.of(
                gatewayId,
                Map.of(
                        "type", "ostor",
                        "dialect", "virtuozzo",
                        "endpoint", simulator.endpoint().toString(),
                        "access-key", simulator.systemKey().accessKeyId(),
                        "secret-key", simulator.systemKey().secretAccessKey())));
        customer = gateway.storage(key());
        customer.createBucket(new BucketName("photos"));
        customer.put(new BucketName("photos"), "one", "12345".getBytes(UTF_8));
        simulator.closeUsagePeriod();
    }

    @AfterEach
    void stop() {
        gateway.close();
        simulator.close();
    }

    @Test
    void agreesWhenEverythingIsToldOnce() {
        collect(true);
        customer.put(new BucketName("photos"), "two", "still being counted".getBytes(UTF_8));

        Run run = reconcile();

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).containsPattern(gatewayId + " +1 +0 +2 .* 5 ");
        assertThat(run.err()).contains("all totals agree");
    }

    @Test
    void anObjectThatWaitsIsADifferenceAndNotALoss() {
        Run run = reconcile();

        assertThat(run.status()).isEqualTo(1);
        assertThat(differences(run))
                .singleElement()
                .asString()
                .contains("gateway " + gatewayId, "1 objects of the period are not collected yet: 2 puts, 5 bytes up");
    }

    @Test
    void anObjectThatWasToldAndNotYetDeletedIsNone() {
        collect(false);
        rememberTold();

        Run run = reconcile();

        assertThat(run.status()).as(run.out() + run.err()).isZero();
    }

    @Test
    void whatWasLostIsToldByBucketAndUser() {
        names().forEach(gateway.usage()::delete);

        Run run = reconcile();

        assertThat(run.status()).isEqualTo(1);
        assertThat(differences(run))
                .singleElement()
                .asString()
                .contains("simulator", "bucket photos of user ", "counted minus known: 2 puts, 5 bytes up");
    }

    @Test
    void dailyTotalsThatDifferAreToldBySubscription() {
        collect(true);
        Platform.write(
                USAGE_DAILY,
                subscription + "/" + today,
                Usages.day(subscription, today)
                        .setGatewayId(gatewayId)
                        .setPuts(2)
                        .setUploadedBytes(4)
                        .build());

        Run run = reconcile();

        assertThat(run.status()).isEqualTo(1);
        assertThat(differences(run))
                .singleElement()
                .asString()
                .contains("subscription " + subscription, "records minus daily totals: 1 bytes up");
    }

    @Test
    void findingsAreToldAndCountWhenAskedFor() {
        collect(true);
        Platform.write(
                USAGE_FINDINGS,
                gatewayId,
                Usages.finding(gatewayId, UsageFindingKind.GAP, today + "T00:00:00Z", today + "T00:10:00Z")
                        .setFindingId(gatewayId)
                        .build());

        assertThat(reconcile().status()).isZero();
        assertThat(reconcile().out()).containsPattern(gatewayId + " +GAP");
        assertThat(reconcile("--strict").status()).isEqualTo(1);
    }

    @Test
    void aGatewayThatDoesNotAnswerIsADifference() {
        simulator.faults().refuseKeys(true);

        Run run = reconcile();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("what it still holds is not known");
    }

    /** Without pages the rest shows only when the first are deleted. */
    @Test
    void saysThatATruncatedListingMayHideMore() {
        customer.put(new BucketName("photos"), "two", "x".getBytes(UTF_8));
        simulator.advanceClock(java.time.Duration.ofSeconds(2));
        simulator.closeUsagePeriod();
        simulator.listUsage(new UsageListing(1, false));

        assertThat(reconcile().out()).contains("it shows its first objects only; more may be waiting");

        simulator.listUsage(new UsageListing(1, true));
        assertThat(reconcile().out()).contains("2 objects of the period").doesNotContain("more may be waiting");
    }

    @Test
    void listsShowsAndDeletesRawObjects() {
        String name = names().getFirst();

        assertThat(run("usage", "object", "list").out()).contains(name);
        assertThat(run("usage", "object", "show", name).out())
                .containsPattern("OBJECT +SERVICE +START +SECONDS")
                .containsPattern("photos +\\d+ +[0-9a-f]{16} +2 +0 +0 +0 +5 +0");
        assertThat(run("usage", "object", "show", name, "-o", "json").out())
                .contains("\"uploadedBytes\" : 5", "\"serviceId\" : \"8000000000000006a\"");

        Run unsure = run("usage", "object", "delete", name);
        assertThat(unsure.status()).isEqualTo(1);
        assertThat(unsure.err()).contains("nothing was deleted", "--yes");
        assertThat(names()).containsExactly(name);

        assertThat(run("usage", "object", "delete", name, "--yes").status()).isZero();
        assertThat(names()).isEmpty();
        assertThat(run("usage", "object", "show", name).status()).isEqualTo(1);
    }

    private AccessKey key() {
        GatewayUser user = gateway.users().create(NewUser.named("ada@example.com"));
        return user.accessKeys().getFirst();
    }

    private List<String> names() {
        return gateway.usage().list().names();
    }

    /** What the collector and its metering would write. */
    private void collect(boolean delete) {
        long puts = 0;
        long uploaded = 0;
        for (String name : names()) {
            List<UsageRow> rows = new ArrayList<>();
            UsageHeader header = gateway.usage().read(name, (each, row) -> rows.add(row));
            for (UsageRow row : rows) {
                Platform.write(
                        USAGE_OPERATIONS,
                        gatewayId + "/" + row.userId(),
                        Usages.counter(gatewayId, row.userId(), header.start().toString())
                                .setSubscriptionId(subscription)
                                .setBucket(row.bucket())
                                .setBucketEpoch(row.epoch())
                                .setPuts(row.puts())
                                .setUploadedBytes(row.uploaded())
                                .build());
                puts += row.puts();
                uploaded += row.uploaded();
            }
            if (delete) {
                gateway.usage().delete(name);
            }
        }
        Platform.write(
                USAGE_DAILY,
                subscription + "/" + today,
                Usages.day(subscription, today)
                        .setGatewayId(gatewayId)
                        .setPuts(puts)
                        .setUploadedBytes(uploaded)
                        .build());
    }

    private void rememberTold() {
        Instant now = Instant.now();
        Platform.write(
                USAGE_COLLECTIONS,
                gatewayId,
                CollectionState.newBuilder()
                        .setGatewayId(gatewayId)
                        .setMeasureAt(now)
                        .setUpdatedAt(now)
                        .setTold(names().stream()
                                .map(name -> new ToldObject(name, "8a", now, 1800, 0, ByteBuffer.allocate(1), now))
                                .toList())
                        .build());
    }

    private static List<String> differences(Run run) {
        return run.out()
                .lines()
                .dropWhile(line -> !line.startsWith("ABOUT"))
                .skip(1)
                .toList();
    }

    private Run reconcile(String... more) {
        return run(Stream.of(
                        new String[] {
                            "usage",
                            "reconcile",
                            "--from",
                            today,
                            "--to",
                            today,
                            "--gateway",
                            gatewayId,
                            "--simulator",
                            simulator.controlEndpoint().toString()
                        },
                        more)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }

    private Run run(String... words) {
        return Run.withGateways(directory, simulator.systemKey().secretAccessKey(), words);
    }
}
