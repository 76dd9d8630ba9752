package io.stowage.benchmarks;

import io.stowage.contracts.PlanDefinition;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.Operation;
import io.stowage.gateway.OperationLimits;
import io.stowage.gateway.RateLimits;
import io.stowage.gateway.UserRef;
import io.stowage.limits.LimitsApplication;
import io.stowage.schemas.topics.TopicCatalogue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A new version of a plan brought to every account on it by the running service, and the same calls made directly by as
 * many threads as the gateway serves calls. Another plan with a tenth of the accounts for the slow gateway.
 */
final class PlanChange {

    private static final int ACCOUNTS = Integer.getInteger("benchmarks.plan-accounts", 100_000);
    private static final int AT_ONCE = 128;

    /** Operations and bandwidth are two writes; quota, rates, buckets and the bucket's rates are read before and after. */
    private static final int CALLS_PER_ACCOUNT = 10;

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final int AS_PUBLISHED = 90;
    private static final int AFTER_DIRECT_CALLS = 100;
    private static final int AFTER_CHANGE = 110;

    private final Platform platform;
    private final SimulatedGateway gateway;
    private final ServiceProcess service;
    private final Table table;

    private PlanChange(Platform platform, SimulatedGateway gateway, ServiceProcess service, Table table) {
        this.platform = platform;
        this.gateway = gateway;
        this.service = service;
        this.table = table;
    }

    static Table measure(Path directory, Path logs) {
        Table table = new Table(
                "A plan change",
                "A plan's rates change; each account on it has one bucket (" + CALLS_PER_ACCOUNT
                        + " calls each) at a gateway that takes " + AT_ONCE
                        + " calls at once: through the service, and the same calls made directly. One run.",
                "accounts",
                "the gateway answers in",
                "it could take, accounts/s",
                "direct, accounts/s",
                "service, accounts/s",
                "service : direct",
                "all reached after, s",
                "machine busy, direct / service",
                "service's processor time per account, ms");
        PlannedAccounts warmUp = PlannedAccounts.of("warm-up", Math.min(2_000, ACCOUNTS), AS_PUBLISHED);
        PlannedAccounts few = PlannedAccounts.of("few", ACCOUNTS / 10, AS_PUBLISHED);
        PlannedAccounts many = PlannedAccounts.of("many", ACCOUNTS, AS_PUBLISHED);
        try (Platform platform = new Platform(directory);
                SimulatedGateway gateway = new SimulatedGateway(AT_ONCE)) {
            for (PlannedAccounts accounts : List.of(warmUp, few, many)) {
                gateway.arrange(accounts::putAtGateway);
                accounts.publish(platform, AFTER_DIRECT_CALLS);
                publishPlan(platform, accounts, AFTER_DIRECT_CALLS);
            }
            try (ServiceProcess service = ServiceProcess.start(
                    LimitsApplication.class,
                    Map.of(
                            "stowage.stream.woken-per-second", "100000",
                            // Nothing but the plan's change is to be looked at.
                            "stowage.limits.look-every", "30d"),
                    platform,
                    gateway,
                    logs.resolve("plan-change.log"),
                    "-Xmx1g")) {
                PlanChange measurement = new PlanChange(platform, gateway, service, table);
                measurement.direct(warmUp);
                measurement.throughService(warmUp);
                measurement.with(Duration.ofMillis(100), few);
                measurement.with(Duration.ofMillis(20), many);
            }
        }
        return table;
    }

    private void with(Duration answer, PlannedAccounts accounts) {
        gateway.answersIn(answer);
        Run direct = direct(accounts);
        Run served = throughService(accounts);
        table.row(
                Table.number(accounts.size()),
                answer.toMillis() + " ms",
                Table.number(AT_ONCE * 1000.0 / answer.toMillis() / CALLS_PER_ACCOUNT),
                Table.number(direct.perSecond()),
                Table.number(served.perSecond()),
                Table.percent(served.perSecond() / direct.perSecond()),
                Table.tenths(accounts.size() / served.perSecond()),
                Table.percent(direct.busy()) + " / " + Table.percent(served.busy()),
                Table.tenths(served.processorMillisPerAccount()));
    }

    private Run direct(PlannedAccounts accounts) {
        return run(accounts, AFTER_DIRECT_CALLS, () -> gateway.directly(accounts.users(), PlanChange::changeLimits));
    }

    private Run throughService(PlannedAccounts accounts) {
        long before = platform.consumed(LimitsApplication.NAME, TopicCatalogue.LIMITS_WAKEUPS);
        return run(accounts, AFTER_CHANGE, () -> {
            publishPlan(platform, accounts, AFTER_CHANGE);
            platform.awaitConsumed(
                    LimitsApplication.NAME, TopicCatalogue.LIMITS_WAKEUPS, before + accounts.size(), LIMIT);
        });
    }

    /** @param getOps what every account is to be limited to afterwards */
    private Run run(PlannedAccounts accounts, int getOps, Runnable work) {
        long calls = gateway.calls();
        Duration processor = service.processorTime();
        Machine.busy();
        long start = System.nanoTime();
        work.run();
        Run run = new Run(
                accounts.size() * 1e9 / (System.nanoTime() - start),
                Machine.busy(),
                service.processorTime().minus(processor).toNanos() / 1e6 / accounts.size());
        gateway.arrange(state -> accounts.requireAtGateway(state, getOps));
        if (gateway.calls() - calls != (long) CALLS_PER_ACCOUNT * accounts.size()) {
            throw new IllegalStateException(
                    "%d accounts led to %d calls".formatted(accounts.size(), gateway.calls() - calls));
        }
        return run;
    }

    private static void changeLimits(Gateway gateway, UserRef user) {
        look(gateway, user);
        gateway.limits()
                .write(
                        user,
                        new RateLimits(
                                OperationLimits.UNLIMITED.with(Operation.GET, BigDecimal.valueOf(AFTER_DIRECT_CALLS)),
                                Optional.of(BigDecimal.valueOf(PlannedAccounts.BANDWIDTH_OUT))));
        look(gateway, user);
    }

    private static void look(Gateway gateway, UserRef user) {
        var quota = gateway.quotas().read(user);
        var rates = gateway.limits().read(user);
        var ofBuckets = gateway.buckets().of(user).stream()
                .map(bucket -> gateway.limits().read(bucket.name()))
                .toList();
        if (quota.isPresent() || rates.isUnlimited() || ofBuckets.size() != 1) {
            throw new IllegalStateException(user + " is not as it was arranged");
        }
    }

    private static void publishPlan(Platform platform, PlannedAccounts accounts, int getOps) {
        PlanDefinition plan = PlanDefinition.newBuilder()
                .setPlanId(accounts.planId())
                .setName(accounts.planId())
                .setUserLimits(PlannedAccounts.rates(getOps))
                .build();
        platform.publish(List.of(new ProducerRecord<>(TopicCatalogue.PLANS.name(), accounts.planId(), plan)));
    }

    private record Run(double perSecond, double busy, double processorMillisPerAccount) {}
}
