package io.stowage.benchmarks;

import io.stowage.contracts.AccountLimits;
import io.stowage.contracts.LimitsState;
import io.stowage.contracts.LimitsStatus;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.PlanLimits;
import io.stowage.contracts.RateLimits;
import io.stowage.gateway.UserId;
import io.stowage.gateway.UserRef;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.BucketSize;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.KeyPair;
import io.stowage.simulator.state.Limits;
import io.stowage.simulator.state.User;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Accounts on one plan, as they are at the gateway and in the memory of the limits service: each with a user that is
 * limited, and a bucket that is not. Put there without a single call.
 *
 * @param getOps GET operations per second that each is limited to at the gateway
 */
record PlannedAccounts(String planId, List<String> subscriptions, int getOps) {

    /** kB/s. */
    static final int BANDWIDTH_OUT = 20_000;

    private static final int SECONDS_PER_MINUTE = 60;

    /** As the contract has rates. */
    private static final int SCALE = 6;

    static PlannedAccounts of(String planId, int number, int getOps) {
        return new PlannedAccounts(planId, Samples.subscriptions(number), getOps);
    }

    int size() {
        return subscriptions.size();
    }

    List<UserRef> users() {
        return subscriptions.stream()
                .map(each -> new UserRef(new UserId(userId(each)), Samples.userName(each)))
                .toList();
    }

    void putAtGateway(GatewayState gateway) {
        Instant now = Instant.now();
        for (String each : subscriptions) {
            String id = userId(each);
            KeyPair key = new KeyPair(id + "4OLG", each);
            gateway.users()
                    .put(
                            id,
                            new User(
                                    id,
                                    Samples.userName(each),
                                    gateway.next("users"),
                                    true,
                                    false,
                                    List.of(key),
                                    Map.of()));
            gateway.limits().put("user:" + id, atGateway(getOps));
            String bucket = Samples.bucket(each);
            gateway.buckets()
                    .put(
                            bucket,
                            new Bucket(
                                    bucket,
                                    gateway.next("epochs"),
                                    id,
                                    now,
                                    BucketSize.emptyAt(now.getEpochSecond() / 3_600)));
        }
    }

    /** @throws IllegalStateException when an account has other limits at the gateway than these */
    void requireAtGateway(GatewayState gateway, int getOpsWanted) {
        for (String each : subscriptions) {
            Limits found = Objects.requireNonNull(gateway.limits().get("user:" + userId(each)));
            BigDecimal get = Objects.requireNonNull(found.operations()).getOrDefault("get", BigDecimal.ZERO);
            if (get.compareTo(perMinute(getOpsWanted)) != 0
                    || found.bandwidthOut().compareTo(BigDecimal.valueOf(BANDWIDTH_OUT)) != 0) {
                throw new IllegalStateException(each + " is limited to " + found);
            }
        }
    }

    /** @param getOpsInForce what the service is to remember as in force */
    void publish(Platform platform, int getOpsInForce) {
        Iterator<ProducerRecord<String, Object>> records = IntStream.range(0, size())
                .mapToObj(i -> new ProducerRecord<String, Object>(
                        TopicCatalogue.LIMITS.name(), subscriptions.get(i), state(subscriptions.get(i), getOpsInForce)))
                .iterator();
        platform.publish(() -> records);
    }

    static RateLimits rates(int getOps) {
        return RateLimits.newBuilder()
                .setGetOps(BigDecimal.valueOf(getOps).setScale(SCALE))
                .setBandwidthOut(BigDecimal.valueOf(BANDWIDTH_OUT).setScale(SCALE))
                .build();
    }

    private LimitsState state(String subscription, int getOpsInForce) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        AccountLimits limits = AccountLimits.newBuilder()
                .setUserLimits(rates(getOpsInForce))
                .setBucketLimits(Map.of(Samples.bucket(subscription), new RateLimits()))
                .build();
        return LimitsState.newBuilder()
                .setSubscriptionId(subscription)
                .setStatus(LimitsStatus.IN_FORCE)
                .setGatewayId(SimulatedGateway.ID)
                .setGatewayUserName(Samples.userName(subscription))
                .setGatewayUserId(userId(subscription))
                .setDefaultBucket(Samples.bucket(subscription))
                .setAccountVersion(new OrderVersion(subscription, 1L, now))
                .setPlanId(planId)
                .setPlanLimits(PlanLimits.newBuilder()
                        .setUserLimits(rates(getOpsInForce))
                        .build())
                .setWanted(limits)
                .setApplied(limits)
                .setAppliedAt(now)
                .setLookAgainAt(now.plus(Duration.ofDays(20)))
                .setUpdatedAt(now)
                .build();
    }

    private static Limits atGateway(int getOps) {
        Map<String, BigDecimal> operations = new HashMap<>();
        List.of("default", "put", "list", "delete").forEach(each -> operations.put(each, BigDecimal.ZERO));
        operations.put("get", perMinute(getOps));
        return new Limits(operations, BigDecimal.valueOf(BANDWIDTH_OUT));
    }

    private static BigDecimal perMinute(int perSecond) {
        return BigDecimal.valueOf((long) perSecond * SECONDS_PER_MINUTE);
    }

    /** A subscription is a UUID: its last sixteen digits. */
    private static String userId(String subscription) {
        String digits = subscription.replace("-", "");
        return digits.substring(digits.length() - 16);
    }
}
