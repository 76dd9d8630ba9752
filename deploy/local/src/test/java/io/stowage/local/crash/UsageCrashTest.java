package io.stowage.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.OperationsUsage;
import io.stowage.gateway.Gateway;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.admin.Dialect;
import io.stowage.simulator.admin.UsageListing;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.state.UsageKey;
import io.stowage.simulator.state.UsageRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The usage collector is killed at random moments, over and over, while customers work, and the gateway loses calls and
 * answers. In the end a committed reader finds what the gateway counted, to the byte, and nothing twice.
 *
 * <p>The full size: {@code mvn -pl deploy/local -am test -Dtest=UsageCrashTest -Dcrash.customers=50 -Dcrash.kills=30
 * -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dcrash.dialect=acronis} takes the other gateway.
 */
class UsageCrashTest {

    private static final int CUSTOMERS = Integer.getInteger("crash.customers", 8);
    private static final int CALLS_PER_SECOND = Integer.getInteger("crash.calls-per-second", 100);
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final long SEED =
            Long.getLong("crash.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private static final Dialect DIALECT =
            Dialect.valueOf(System.getProperty("crash.dialect", "virtuozzo").toUpperCase(Locale.ROOT));

    private static final Path LOG = Path.of("target", "crash", "usage-crash-test.log");
    private static final int SLOWEST_START_MILLIS = 4_000;
    /** Of objects, each of which is read twice and deleted. */
    private static final int CALLS_BETWEEN_KILLS = 60;
    /** Longer than any run takes: who waits so long waits for what never comes. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);

    @Test
    void tellsEverythingOnceHoweverOftenTheCollectorIsKilled() {
        System.out.printf("usage crash test: %d customers, %d kills, seed %d%n", CUSTOMERS, KILLS, SEED);
        long start = System.nanoTime();
        try (UsagePlatform platform = new UsagePlatform(directory, DIALECT, SEED)) {
            platform.gateway.listUsage(new UsageListing(7, false));
            platform.gateway.faults().add(Fault.cutAfter("usage.delete").withProbability(0.05));
            platform.gateway.faults().add(Fault.refuse("usage.delete", 500).withProbability(0.05));
            platform.gateway
                    .faults()
                    .add(Fault.cutBefore("usage.list,usage.read").withProbability(0.02));
            long calls;
            try (Gateway client = platform.client();
                    Traffic traffic = new Traffic(client, CUSTOMERS, CALLS_PER_SECOND, SEED)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    try (ServiceProcess service = platform.startService(LOG)) {
                        awaitRandomMoment(service, platform);
                    }
                }
                calls = traffic.calls();
            }
            try (ServiceProcess service = platform.startService(LOG);
                    CommittedTopic<OperationsUsage> operations = platform.topic(TopicCatalogue.USAGE_OPERATIONS)) {
                awaitAllTold(service, platform, operations);
                List<OperationsUsage> told = operations.values();
                System.out.printf(
                        "  calls counted %d, counters %d, records %d of %d objects, took %d s%n",
                        calls,
                        platform.gateway.totals().size(),
                        told.size(),
                        told.stream()
                                .map(OperationsUsage::getObjectName)
                                .distinct()
                                .count(),
                        Duration.ofNanos(System.nanoTime() - start).toSeconds());
                assertThat(sums(told)).isEqualTo(counted(platform));
                assertThat(told).extracting(OperationsUsage::getRecordId).doesNotHaveDuplicates();
                assertThat(told).extracting(OperationsUsage::getCorrects).containsOnlyNulls();
            }
        }
    }

    /** Mostly somewhere in the work, now and then while the service starts. */
    private void awaitRandomMoment(ServiceProcess service, UsagePlatform platform) {
        if (random.nextInt(5) == 0) {
            service.mustLiveFor(Duration.ofMillis(random.nextInt(SLOWEST_START_MILLIS)));
            return;
        }
        long until = usageCalls(platform) + 1 + random.nextInt(CALLS_BETWEEN_KILLS);
        await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    service.mustLiveFor(Duration.ZERO);
                    return usageCalls(platform) >= until;
                });
        // Calls come in bursts, and transactions follow them.
        service.mustLiveFor(Duration.ofMillis(random.nextInt(100)));
    }

    private static long usageCalls(UsagePlatform platform) {
        Map<String, Long> counts = platform.gateway.callCounts();
        return counts.getOrDefault("usage.read", 0L) + counts.getOrDefault("usage.delete", 0L);
    }

    private static void awaitAllTold(
            ServiceProcess service, UsagePlatform platform, CommittedTopic<OperationsUsage> operations) {
        try {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(250)).until(() -> {
                service.mustLiveFor(Duration.ZERO);
                platform.gateway.closeUsagePeriod();
                return platform.gateway.usageObjects().isEmpty()
                        && sums(operations.values()).equals(counted(platform));
            });
        } catch (ConditionTimeoutException notAll) {
            System.out.println("not all was told; the comparison names it");
        }
    }

    private static Map<UsageKey, UsageRow> sums(List<OperationsUsage> told) {
        return told.stream()
                .map(usage -> new UsageRow(
                        new UsageKey(usage.getBucket(), usage.getBucketEpoch(), usage.getUserId(), usage.getTag()),
                        usage.getPuts(),
                        usage.getGets(),
                        usage.getLists(),
                        usage.getOthers(),
                        usage.getUploadedBytes(),
                        usage.getDownloadedBytes()))
                .collect(Collectors.toMap(UsageRow::key, row -> row, UsageRow::plus));
    }

    private static Map<UsageKey, UsageRow> counted(UsagePlatform platform) {
        return platform.gateway.totals().stream().collect(Collectors.toMap(UsageRow::key, row -> row));
    }
}
