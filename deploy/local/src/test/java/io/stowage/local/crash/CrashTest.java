package io.stowage.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.OrderEvent;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.faults.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed at random moments, over and over, while orders flow, billing repeats itself and the gateway loses
 * calls and answers. In the end everything is as if nothing had happened.
 *
 * <p>The full size: {@code mvn -pl deploy/local -am test -Dtest=CrashTest -Dcrash.subscriptions=5000 -Dcrash.kills=30
 * -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dcrash.seed} repeats a run's orders and chances, {@code
 * -Dcrash.dialect=acronis} takes the other gateway.
 */
class CrashTest {

    private static final int SUBSCRIPTIONS = Integer.getInteger("crash.subscriptions", 200);
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final long SEED =
            Long.getLong("crash.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private static final Dialect DIALECT =
            Dialect.valueOf(System.getProperty("crash.dialect", "virtuozzo").toUpperCase(Locale.ROOT));

    private static final Path LOG = Path.of("target", "crash", "crash-test.log");
    private static final String WRITES = "users.create,users.genKey,users.revokeKey,users.disable,users.enable,"
            + "users.delete,s3.createBucket,s3.deleteBucket";
    private static final Set<AccountStatus> SETTLED =
            Set.of(AccountStatus.ACTIVE, AccountStatus.SUSPENDED, AccountStatus.TERMINATED);
    private static final int CALLS_PER_ORDER = 3;
    private static final int SLOWEST_START_MILLIS = 4_000;
    /** Longer than any run takes: who waits so long waits for what never comes. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);

    @Test
    void losesAndDoublesNothingHoweverOftenTheServiceIsKilled() {
        System.out.printf("crash test: %d subscriptions, %d kills, seed %d%n", SUBSCRIPTIONS, KILLS, SEED);
        long start = System.nanoTime();
        OrderFlow flow = OrderFlow.of(SUBSCRIPTIONS, random);
        try (Platform platform = new Platform(directory, DIALECT, SEED)) {
            platform.gateway.faults().add(Fault.cutAfter(WRITES).withProbability(0.02));
            platform.gateway.faults().add(Fault.cutBefore(WRITES).withProbability(0.01));

            List<List<OrderEvent>> portions = flow.portions(KILLS + 1);
            for (List<OrderEvent> portion : portions.subList(0, KILLS)) {
                try (ServiceProcess service = start(platform)) {
                    platform.publish(portion);
                    awaitRandomMoment(service, platform, portion.size());
                }
            }
            try (ServiceProcess service = start(platform)) {
                platform.publish(portions.getLast());
                awaitEnd(platform);
            }

            Outcome outcome = Outcome.of(platform);
            System.out.println(
                    new CrashReport(flow, outcome, KILLS, SEED, Duration.ofNanos(System.nanoTime() - start)));
            assertThat(Discrepancies.between(flow, outcome)).isEmpty();
        }
    }

    private static ServiceProcess start(Platform platform) {
        // Small batches: many transactions to be killed in. Second looks that come soon: they are killed too.
        return platform.startService(
                "crash",
                platform.gateway.endpoint(),
                LOG,
                "--spring.cloud.stream.kafka.binder.consumer-properties.max.poll.records=50",
                "--stowage.provisioning.second-look=5s");
    }

    /** Mostly somewhere in the work, now and then while the service starts. */
    /** Mostly somewhere in the work, now and then while the service starts or when it has nothing left to do. */
    private void awaitRandomMoment(ServiceProcess service, Platform platform, int orders) {
        if (random.nextInt(5) == 0) {
            service.mustLiveFor(Duration.ofMillis(random.nextInt(SLOWEST_START_MILLIS)));
            return;
        }
        long until = calls(platform.gateway) + random.nextInt(CALLS_PER_ORDER * orders);
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    service.mustLiveFor(Duration.ZERO);
                    return calls(platform.gateway) >= until || everyOrderIsConsumed(platform);
                });
    }

    private static long calls(GatewaySimulator gateway) {
        return gateway.callCounts().values().stream().mapToLong(Long::longValue).sum();
    }

    private static void awaitEnd(Platform platform) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(250)).until(() -> everyOrderIsConsumed(platform));
        try (CommittedTopic<AccountState> accounts = platform.topic(TopicCatalogue.ACCOUNTS)) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> accounts.latest().values().stream().allMatch(CrashTest::isConverged));
        } catch (ConditionTimeoutException notAll) {
            System.out.println("not all accounts came to rest; the comparison names them");
        }
    }

    private static boolean everyOrderIsConsumed(Platform platform) {
        Map<TopicPartition, Long> consumed = Platform.await(
                        platform.admin.listConsumerGroupOffsets(Platform.GROUP).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
        Map<TopicPartition, OffsetSpec> ends = Platform.await(platform.admin
                        .describeTopics(List.of(TopicCatalogue.ORDERS.name()))
                        .topicNameValues()
                        .get(TopicCatalogue.ORDERS.name()))
                .partitions()
                .stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(TopicCatalogue.ORDERS.name(), partition.partition()),
                        partition -> OffsetSpec.latest()));
        return Platform.await(platform.admin.listOffsets(ends).all()).entrySet().stream()
                .allMatch(end -> consumed.getOrDefault(end.getKey(), 0L)
                        >= end.getValue().offset());
    }

    /** Nothing is to be carried out, and no key of an earlier generation is left after a rotation. */
    private static boolean isConverged(AccountState account) {
        return SETTLED.contains(account.getStatus())
                && account.getAccessKeys().stream()
                        .allMatch(key ->
                                key.getGeneration() == account.getWanted().getKeyGeneration());
    }
}
