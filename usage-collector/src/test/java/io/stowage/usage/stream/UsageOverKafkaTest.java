package io.stowage.usage.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.CollectionState;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.StorageReading;
import io.stowage.contracts.UsageFinding;
import io.stowage.contracts.UsageFindingKind;
import io.stowage.contracts.UsageSource;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.SecretRule;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.admin.UsageListing;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.faults.Faults;
import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.state.UsageObject;
import io.stowage.simulator.state.UsageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the gateways' counters and sizes to records in Kafka, over the real thing. */
class UsageOverKafkaTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Rig rig = Rig.running();
    private final String name = "sub-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void endFaults() {
        rig.gateways.values().forEach(gateway -> {
            gateway.faults().clear();
            gateway.listUsage(UsageListing.ordinary());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void whatCustomersDoIsToldOnceAndThenDeleted(String gateway) {
        GatewayUser user;
        try (Gateway client = rig.client(gateway)) {
            user = client.users().create(new NewUser(name + "@example.com", name, SecretRule.STRONG));
            rig.account(name, gateway, user);
            CustomerStorage storage = client.storageOf(user);
            storage.createBucket(new BucketName(name));
            rig.gateway(gateway).closeUsagePeriod();
        }

        rig.awaitAllTold(gateway);
        OperationsUsage told = rig.operations(gateway).stream()
                .filter(usage -> usage.getBucket().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(told.getSubscriptionId()).isEqualTo(name);
        assertThat(told.getUserId()).isEqualTo(user.id().value());
        assertThat(told.getServiceId()).as("a bare hexadecimal word").matches("[0-9a-f]{16,}");
        assertThat(told.getCorrects()).isNull();
        assertThat(told.getRecordId()).matches("[0-9a-f]{32}");
    }

    @Test
    void sourcesTellWhatTheGatewaysGive() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(rig.values(TopicCatalogue.USAGE_SOURCES, UsageSource.class))
                        .extracting(
                                UsageSource::getGatewayId,
                                source -> source.getOperations().name())
                        .contains(tuple("virtuozzo", "STATISTICS_OBJECTS"), tuple("minio", "NONE")));
    }

    @Test
    void objectThatIsNotInItsFormIsKeptAndShownOnceAndStopsNothing() {
        GatewaySimulator gateway = rig.gateway("virtuozzo");
        UsageObject broken = object(1);
        gateway.spoilUsageObject(broken.name(), "{\"fmt_version\": 1, \"serv".getBytes(UTF_8));
        gateway.writeUsageObject(broken);
        gateway.writeUsageObject(object(2));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deadLetters(broken.name()))
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(letter.key()).isEqualTo("virtuozzo");
                            assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"fmt_version\": 1, \"serv");
                            assertThat(header(letter, DeadLetterHeaders.REASON_CLASS))
                                    .isEqualTo("unreadable-usage");
                        }));
        await().atMost(LIMIT)
                .until(() -> gateway.usageObjects().stream()
                        .map(UsageObject::name)
                        .toList()
                        .equals(List.of(broken.name())));
        assertThat(rig.gauge("stowage.usage.held-back", "virtuozzo")).isEqualTo(1);
        long reads = reads(gateway);
        await().atMost(LIMIT).until(() -> reads(gateway) > reads + 4);
        assertThat(deadLetters(broken.name()))
                .as("shown once, however often it is read")
                .hasSize(1);
        assertThat(findings(UsageFindingKind.UNREADABLE, broken.name())).hasSize(1);

        gateway.mendUsageObject(broken.name());
        rig.awaitAllTold("virtuozzo");
    }

    @Test
    void objectThatChangedAfterItWasToldIsCorrected() {
        GatewaySimulator gateway = rig.gateway("virtuozzo");
        gateway.faults().add(Fault.refuse("usage.delete", 500));
        UsageObject first = object(3);
        gateway.writeUsageObject(first);
        await().atMost(LIMIT).until(() -> operationsOf(first.name()).size() == 3);

        UsageObject changed = new UsageObject(
                first.name(),
                first.startTs(),
                first.period(),
                List.of(
                        first.items().get(0),
                        row(first.items().get(1).key().bucket(), "user-1", 100),
                        row(name + "-late", "user-9", 5)));
        gateway.writeUsageObject(changed);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(findings(UsageFindingKind.CHANGED, first.name()))
                        .hasSize(1));
        gateway.faults().clear();

        rig.awaitAllTold("virtuozzo");
        List<OperationsUsage> all = operationsOf(first.name());
        assertThat(all).hasSize(6);
        assertThat(all.stream().filter(usage -> usage.getCorrects() != null)).hasSize(2);
        assertThat(all.stream().map(OperationsUsage::getRecordId))
                .containsAll(all.stream()
                        .map(OperationsUsage::getCorrects)
                        .filter(corrects -> corrects != null)
                        .toList());
    }

    @Test
    void lostAnswersAndTruncatedListingsLoseAndDoubleNothing() {
        GatewaySimulator gateway = rig.gateway("acronis");
        gateway.listUsage(new UsageListing(3, false));
        gateway.faults().add(Fault.cutAfter("usage.delete").withProbability(0.3));
        gateway.faults().add(Fault.refuse("usage.delete", 500).withProbability(0.2));
        gateway.faults().add(Fault.cutBefore("usage.list,usage.read").withProbability(0.1));
        IntStream.range(0, 40).forEach(i -> gateway.writeUsageObject(object(i % 7)));

        rig.awaitAllTold("acronis");
    }

    @Test
    void gatewayThatIsAwayStopsNoOther() {
        GatewaySimulator away = rig.gateway("virtuozzo");
        away.faults().outage(Faults.Outage.UNAVAILABLE, Duration.ofHours(1));
        away.writeUsageObject(object(2));
        rig.gateway("acronis").writeUsageObject(object(2));

        rig.awaitAllTold("acronis");
        await().atMost(LIMIT).until(() -> rig.gauge("stowage.usage.failing", "virtuozzo") > 0);
        assertThat(rig.values(TopicCatalogue.USAGE_COLLECTIONS, CollectionState.class).stream()
                        .filter(state -> state.getGatewayId().equals("virtuozzo"))
                        .reduce((earlier, later) -> later)
                        .orElseThrow()
                        .getFailure())
                .isNotNull();

        away.faults().clear();
        rig.awaitAllTold("virtuozzo");
        await().atMost(LIMIT).until(() -> rig.gauge("stowage.usage.failing", "virtuozzo") == 0);
    }

    @Test
    void restartedServiceGoesOnWhereItWas() {
        GatewaySimulator gateway = rig.gateway("virtuozzo");
        gateway.faults().add(Fault.refuse("usage.delete", 500));
        UsageObject told = object(3);
        gateway.writeUsageObject(told);
        await().atMost(LIMIT).until(() -> operationsOf(told.name()).size() == 3);

        rig.stopService();
        gateway.faults().clear();
        gateway.writeUsageObject(object(2));
        rig.startService();

        rig.awaitAllTold("virtuozzo");
        assertThat(operationsOf(told.name())).hasSize(3);
    }

    @Test
    void sizesOfEachUserAreReadAndTheirEndIsTold() {
        try (Gateway client = rig.client("virtuozzo")) {
            GatewayUser user = client.users().create(new NewUser(name + "@example.com", name, SecretRule.STRONG));
            rig.account(name, "virtuozzo", user);
            CustomerStorage storage = client.storageOf(user);
            storage.createBucket(new BucketName(name));
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(readings(user)).anySatisfy(reading -> {
                        assertThat(reading.getSubscriptionId()).isEqualTo(name);
                        assertThat(reading.getStorage()).isEqualTo(StorageMeasurement.EXACT_INTEGRAL);
                        assertThat(reading.getBuckets()).singleElement().satisfies(bucket -> {
                            assertThat(bucket.getBucket()).isEqualTo(name);
                            assertThat(bucket.getByteHours()).isNotNull();
                        });
                    }));

            storage.deleteBucket(new BucketName(name));
            await().atMost(LIMIT)
                    .until(() -> readings(user).getLast().getBuckets().isEmpty());
            int told = readings(user).size();
            long measured = reads(rig.gateway("virtuozzo"), "buckets.list");
            await().atMost(LIMIT).until(() -> reads(rig.gateway("virtuozzo"), "buckets.list") > measured + 1);
            assertThat(readings(user)).as("an end is told once").hasSize(told);
        }
    }

    private List<StorageReading> readings(GatewayUser user) {
        return rig.values(TopicCatalogue.USAGE_READINGS, StorageReading.class).stream()
                .filter(reading -> reading.getUserId().equals(user.id().value()))
                .toList();
    }

    private List<OperationsUsage> operationsOf(String object) {
        return rig.operations("virtuozzo").stream()
                .filter(usage -> usage.getObjectName().equals(object))
                .toList();
    }

    private List<UsageFinding> findings(UsageFindingKind kind, String object) {
        return rig.values(TopicCatalogue.USAGE_FINDINGS, UsageFinding.class).stream()
                .filter(finding -> finding.getKind() == kind && object.equals(finding.getObjectName()))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String object) {
        return rig.raw(TopicCatalogue.USAGE_DEAD_LETTERS).stream()
                .filter(letter -> header(letter, DeadLetterHeaders.REASON).contains(object))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static long reads(GatewaySimulator gateway) {
        return reads(gateway, "usage.read");
    }

    private static long reads(GatewaySimulator gateway, String calls) {
        return gateway.callCounts().getOrDefault(calls, 0L);
    }

    /** A closed object with that many rows. */
    private UsageObject object(int rows) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        return new UsageObject(
                "s3-usage-8000000000000f6a-" + id,
                Instant.now().minusSeconds(7200).getEpochSecond(),
                1800,
                IntStream.range(0, rows)
                        .mapToObj(i -> row(name + "-" + id, "user-" + i, i + 1))
                        .toList());
    }

    private static UsageRow row(String bucket, String user, long puts) {
        return new UsageRow(new UsageKey(bucket, 7, user, ""), puts, 2, 1, 0, 1000 * puts, 10);
    }
}
