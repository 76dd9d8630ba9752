package io.stowage.limits.stream;

import static io.stowage.limits.stream.Rig.email;
import static io.stowage.limits.stream.Rig.name;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.LimitsState;
import io.stowage.contracts.LimitsStatus;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.RateLimits;
import io.stowage.gateway.GatewayUser;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.simulator.faults.Fault;
import io.stowage.simulator.faults.Faults;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From accounts and plans in Kafka to limits at the gateway, over the real thing. */
class LimitsOverKafkaTest {

    private final Rig rig = Rig.running();
    private final String subscription = name("sub");
    private final String plan = name("plan");

    @AfterEach
    void endFaults() {
        rig.gateways.values().forEach(gateway -> gateway.faults().clear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void accountIsLimitedFromItsBeginningToItsEnd(String gateway) {
        rig.publish(plan("60", "50", "25"));
        rig.account(subscription, gateway, Optional.empty(), AccountStatus.PENDING, plan, null);
        assertThat(rig.awaitLimits(subscription, state -> true).getStatus()).isEqualTo(LimitsStatus.WAITING);

        GatewayUser user = rig.user(gateway, subscription);
        rig.account(subscription, gateway, Optional.of(user), AccountStatus.ACTIVE, plan, null);
        LimitsState state = rig.awaitLimits(subscription, found -> found.getStatus() == LimitsStatus.IN_FORCE);
        assertThat(state.getApplied().getBucketLimits()).containsOnlyKeys(subscription);
        assertThat(shown(gateway, "ops:get")).isEqualByComparingTo("60");
        assertThat(shown(gateway, "bandwidth:out")).isEqualByComparingTo("50");
        assertThat(rig.calls(gateway).bucketLimits(subscription)).contains("\"ops:put\":\"25");

        rig.account(subscription, gateway, Optional.of(user), AccountStatus.SUSPENDED, plan, override("7"));
        awaitShown(gateway, "ops:get", "7");

        rig.publish(plan("61", "51", "26"));
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> rig.calls(gateway).bucketLimits(subscription),
                        found -> found.contains("\"ops:put\":\"26"));
        assertThat(shown(gateway, "ops:get")).as("the override's").isEqualByComparingTo("7");

        rig.account(subscription, gateway, Optional.of(user), AccountStatus.TERMINATED, plan, null);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rig.limits(subscription).isEmpty());
        rig.send(TopicCatalogue.ACCOUNTS, subscription, null);
        assertThat(rig.raw(TopicCatalogue.LIMITS_DEAD_LETTERS, subscription)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void limitsOfItsOwnForABucketAndSpaceComeAndGo(String gateway) {
        boolean quotas = gateway.equals("virtuozzo");
        rig.publish(plan("60", "50", "25"));
        GatewayUser user = rig.user(gateway, subscription);
        LimitsOverride own = LimitsOverride.newBuilder()
                .setBucketLimits(Map.of(subscription, rates(null, "3", null)))
                .setQuotaBytes(2L << 30)
                .build();

        rig.account(subscription, gateway, Optional.of(user), AccountStatus.ACTIVE, plan, own);
        rig.awaitLimits(subscription, found -> found.getStatus() == LimitsStatus.IN_FORCE);
        assertThat(rig.calls(gateway).bucketLimits(subscription)).contains("\"ops:put\":\"3");
        assertThat(shown(gateway, "ops:get")).as("the plan's").isEqualByComparingTo("60");
        if (quotas) {
            assertThat(rig.calls(gateway).quota(email(subscription))).contains("\"size\":\"2147483648\"");
        }

        rig.account(subscription, gateway, Optional.of(user), AccountStatus.ACTIVE, plan, null);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> rig.calls(gateway).bucketLimits(subscription),
                        found -> found.contains("\"ops:put\":\"25"));
        if (quotas) {
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> rig.calls(gateway).quota(email(subscription)),
                            found -> found.contains("\"size\":\"0\""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtuozzo", "acronis"})
    void limitsRemovedByHandComeBackAndAreTold(String gateway) {
        rig.publish(plan("60", "50", "25"));
        GatewayUser user = rig.user(gateway, subscription);
        rig.account(subscription, gateway, Optional.of(user), AccountStatus.ACTIVE, plan, null);
        rig.awaitLimits(subscription, found -> found.getStatus() == LimitsStatus.IN_FORCE);

        rig.calls(gateway)
                .call(
                        "DELETE",
                        "ostor-limits&emailAddress=" + URLEncoder.encode(email(subscription), UTF_8)
                                + (gateway.equals("virtuozzo") ? "&ops" : ""));

        LimitsState state =
                rig.awaitLimits(subscription, found -> !found.getDrift().isEmpty());
        assertThat(state.getStatus()).isEqualTo(LimitsStatus.IN_FORCE);
        assertThat(state.getDrift()).anySatisfy(drift -> {
            assertThat(drift.getLimit()).isEqualTo("GET operations/s");
            assertThat(drift.getFound()).isEqualTo("unlimited");
            assertThat(drift.getCorrected()).isTrue();
        });
        assertThat(shown(gateway, "ops:get")).isEqualByComparingTo("60");
    }

    @Test
    void planThatChangedWhileNobodyRanReachesItsAccountsAfterwards() {
        rig.publish(plan("60", "50", "25"));
        GatewayUser user = rig.user("virtuozzo", subscription);
        rig.account(subscription, "virtuozzo", Optional.of(user), AccountStatus.ACTIVE, plan, null);
        rig.awaitLimits(subscription, found -> found.getStatus() == LimitsStatus.IN_FORCE);

        rig.stopService();
        rig.publish(plan("62", "50", "25"));
        rig.startService();

        awaitShown("virtuozzo", "ops:get", "62");
        await().atMost(Duration.ofSeconds(60)).until(() -> rig.metric("stowage.stream.due") == 0);
    }

    @Test
    void planThatCannotBeToldExactlyFailsWithADeadLetter() {
        rig.publish(plan("0.01", "50", "25"));
        GatewayUser user = rig.user("virtuozzo", subscription);

        rig.account(subscription, "virtuozzo", Optional.of(user), AccountStatus.ACTIVE, plan, null);
        LimitsState state = rig.awaitLimits(subscription, found -> found.getStatus() == LimitsStatus.FAILED);

        assertThat(state.getFailure().getReason())
                .startsWith("gateway virtuozzo cannot be told the limits of plan " + plan);
        assertThat(rig.raw(TopicCatalogue.LIMITS_DEAD_LETTERS, subscription))
                .singleElement()
                .satisfies(dead -> assertThat(dead.headers()
                                .lastHeader(DeadLetterHeaders.REASON_CLASS)
                                .value())
                        .asString()
                        .isEqualTo("inexpressible-limits"));
        assertThat(rig.calls("virtuozzo").userLimits(email(subscription))).startsWith("refused");
    }

    @Test
    void outageAndLostAnswersAreHeldAgainstNobody() {
        rig.publish(plan("60", "50", "25"));
        GatewayUser user = rig.user("virtuozzo", subscription);
        rig.gateways
                .get("virtuozzo")
                .faults()
                .add(Fault.cutAfter("limits.write").times(2));
        rig.gateways.get("virtuozzo").faults().outage(Faults.Outage.UNAVAILABLE, Duration.ofSeconds(2));

        rig.account(subscription, "virtuozzo", Optional.of(user), AccountStatus.ACTIVE, plan, null);

        rig.awaitLimits(subscription, found -> found.getStatus() == LimitsStatus.IN_FORCE);
        assertThat(shown("virtuozzo", "ops:get")).isEqualByComparingTo("60");
        assertThat(shown("virtuozzo", "bandwidth:out")).isEqualByComparingTo("50");
        assertThat(rig.raw(TopicCatalogue.LIMITS_DEAD_LETTERS, subscription)).isEmpty();
    }

    private void awaitShown(String gateway, String limit, String value) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> rig.calls(gateway).userLimits(email(subscription)),
                        found -> found.matches(".*\"" + limit + "\":\"" + value + "(\\.0+)?\".*"));
    }

    /** As the wire has it: a string with or without decimals. */
    private BigDecimal shown(String gateway, String limit) {
        String answer = rig.calls(gateway).userLimits(email(subscription));
        int from = answer.indexOf("\"" + limit + "\":\"") + limit.length() + 4;
        return new BigDecimal(answer.substring(from, answer.indexOf('"', from)));
    }

    private PlanDefinition plan(String userGet, String bandwidth, String bucketPut) {
        return PlanDefinition.newBuilder()
                .setPlanId(plan)
                .setName(plan)
                .setUserLimits(rates(userGet, null, bandwidth))
                .setBucketLimits(rates(null, bucketPut, null))
                .build();
    }

    private static LimitsOverride override(String userGet) {
        return LimitsOverride.newBuilder()
                .setUserLimits(rates(userGet, null, null))
                .build();
    }

    private static RateLimits rates(@Nullable String get, @Nullable String put, @Nullable String bandwidth) {
        return RateLimits.newBuilder()
                .setGetOps(decimal(get))
                .setPutOps(decimal(put))
                .setBandwidthOut(decimal(bandwidth))
                .build();
    }

    private static @Nullable BigDecimal decimal(@Nullable String rate) {
        return rate == null ? null : new BigDecimal(rate).setScale(6);
    }
}
