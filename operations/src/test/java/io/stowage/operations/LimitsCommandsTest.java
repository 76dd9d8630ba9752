package io.stowage.operations;

import static io.stowage.schemas.topics.TopicCatalogue.LIMITS;
import static io.stowage.schemas.topics.TopicCatalogue.PLANS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.contracts.AccountFailure;
import io.stowage.contracts.AccountLimits;
import io.stowage.contracts.LimitDrift;
import io.stowage.contracts.LimitsState;
import io.stowage.contracts.LimitsStatus;
import io.stowage.contracts.OrderVersion;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.PlanLimits;
import io.stowage.contracts.RateLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsCommandsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path directory;

    private final String subscription = Platform.unique("sub");

    @Test
    void showsWhatIsWantedWhatIsInForceAndWhatWasFoundChanged() {
        AccountLimits limits = AccountLimits.newBuilder()
                .setUserLimits(RateLimits.newBuilder()
                        .setGetOps(new BigDecimal("60.500000"))
                        .build())
                .setBucketLimits(Map.of("photos", new RateLimits()))
                .setQuotaBytes(1L << 30)
                .build();
        Platform.write(
                LIMITS,
                subscription,
                state(LimitsStatus.DRIFTED)
                        .setWanted(limits)
                        .setApplied(limits)
                        .setAppliedAt(AT)
                        .setDrift(List.of(new LimitDrift("user", "GET operations/s", "60.5", "unlimited", AT, false)))
                        .build());

        assertThat(Run.on(directory, "limits", "show", subscription).out())
                .contains("DRIFTED", "basic", "user: get 60.5 ops/s; quota: 1GiB; bucket photos: unlimited")
                .contains("user: GET operations/s unlimited instead of 60.5, found 2026-03-01T10:00:00Z");
        assertThat(Run.on(directory, "limits", "show", subscription, "-o", "json")
                        .out())
                .contains("\"getOps\" : 60.5", "\"quotaBytes\" : 1073741824");
    }

    @Test
    void listsLimitsThatAreNotInForceWithTheReason() {
        Platform.write(
                LIMITS,
                subscription,
                state(LimitsStatus.FAILED)
                        .setFailure(AccountFailure.newBuilder()
                                .setReasonClass("inexpressible-limits")
                                .setReason("gateway west cannot be told the limits")
                                .setAttempts(1)
                                .setFirstAt(AT)
                                .setLastAt(AT)
                                .build())
                        .build());

        assertThat(Run.on(directory, "limits", "list", "--status", "FAILED").out())
                .containsPattern(subscription + " +FAILED +basic +west .*gateway west cannot be told the limits");
        assertThat(Run.on(directory, "limits", "list", "--status", "IN_FORCE").out())
                .doesNotContain(subscription);
    }

    @Test
    void countsTheAccountsThatTheNewestVersionOfAPlanHasReached() {
        String plan = Platform.unique("plan");
        RateLimits hundred =
                RateLimits.newBuilder().setGetOps(new BigDecimal("100.000000")).build();
        RateLimits fifty =
                RateLimits.newBuilder().setGetOps(new BigDecimal("50.000000")).build();
        Platform.write(
                PLANS,
                plan,
                PlanDefinition.newBuilder()
                        .setPlanId(plan)
                        .setName("P")
                        .setUserLimits(hundred)
                        .build());
        onPlan(plan, LimitsStatus.IN_FORCE, new PlanLimits(hundred, null, null));
        onPlan(plan, LimitsStatus.IN_FORCE, new PlanLimits(hundred, new RateLimits(), null));
        onPlan(plan, LimitsStatus.FAILED, new PlanLimits(hundred, null, null));
        onPlan(plan, LimitsStatus.IN_FORCE, new PlanLimits(fifty, null, null));
        onPlan(plan, LimitsStatus.FAILED, new PlanLimits(hundred, null, 5L));
        onPlan(plan, LimitsStatus.WAITING, null);

        assertThat(Run.on(directory, "limits", "progress", plan).out())
                .containsPattern("PLAN +ACCOUNTS +BEHIND +IN FORCE +DRIFTED +FAILED")
                .containsPattern(plan + " +6 +3 +2 +0 +1");
        assertThat(Run.on(directory, "limits", "progress", "-o", "json").out())
                .contains("\"planId\" : \"" + plan + "\"", "\"behind\" : 3");
    }

    @Test
    void hasNoProgressOfAPlanThatIsNotThere() {
        Run run = Run.on(directory, "limits", "progress", "no-such-plan");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("there is no plan 'no-such-plan'");
    }

    @Test
    void saysOfWhichSubscriptionNothingIsKnown() {
        Run run = Run.on(directory, "limits", "show", subscription);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("nothing is known of limits of subscription '" + subscription + "'");
    }

    private static void onPlan(String plan, LimitsStatus status, @Nullable PlanLimits known) {
        String account = Platform.unique("sub");
        LimitsState state = LimitsState.newBuilder()
                .setSubscriptionId(account)
                .setStatus(status)
                .setGatewayId("west")
                .setGatewayUserName("ada@example.com")
                .setAccountVersion(new OrderVersion("order-1", null, AT))
                .setPlanId(plan)
                .setPlanLimits(known)
                .setUpdatedAt(AT)
                .build();
        Platform.write(LIMITS, account, state);
    }

    private LimitsState.Builder state(LimitsStatus status) {
        return LimitsState.newBuilder()
                .setSubscriptionId(subscription)
                .setStatus(status)
                .setGatewayId("west")
                .setGatewayUserName("ada@example.com")
                .setAccountVersion(new OrderVersion("order-1", null, AT))
                .setPlanId("basic")
                .setUpdatedAt(AT);
    }
}
