package io.stowage.provisioning.lifecycle;

import static io.stowage.provisioning.Examples.JANE;
import static io.stowage.provisioning.Examples.NOW;
import static io.stowage.provisioning.Examples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.events.Outage;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.Capabilities.UserNames;
import io.stowage.gateway.GatewayFailure;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Gateways;
import io.stowage.provisioning.account.OrderPolicy;
import io.stowage.provisioning.account.Plans;
import io.stowage.provisioning.gateway.AskedGateways;
import io.stowage.provisioning.gateway.FakeGateway;
import io.stowage.provisioning.gateway.Reconciler;
import io.stowage.provisioning.gateway.RetryWaits;
import io.stowage.provisioning.gateway.SecondLook;
import io.stowage.provisioning.lifecycle.Happening.Kind;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Where;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users of a gateway with policies and names of our choice. */
class PolicyInForceTest {

    private static final String READ_ONLY = """
            {"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::<USER_ID>-*"}]}""";

    private final FakeGateway gateway = new FakeGateway();
    private final TestClock clock = new TestClock(NOW);
    private final Map<String, Plans.Plan> published = new HashMap<>();
    private final Provisioning provisioning = provisioning();
    private Account account;

    @BeforeEach
    void publish() {
        gateway.capabilities(Examples.capabilities(UserNames.CHOSEN, true));
        plan("usual", Optional.empty());
        plan("read-only", Optional.of(READ_ONLY));
    }

    @Test
    void policyOfThePlanIsInForceBeforeTheFirstKeyIsHandedOver() {
        Consequences placed = handle(1, new Change.Placed("read-only", JANE, Optional.empty(), Where.ANYWHERE));

        assertThat(placed.happenings()).extracting(Happening::kind).containsExactly(Kind.PROVISIONED);
        assertThat(gateway.policyTexts()).isEqualTo(Map.of("sub-1", READ_ONLY.replace("<USER_ID>", "sub-1")));
        assertThat(placed.handedOver()).hasSize(1);
        assertThat(gateway.calls).containsSubsequence("users.create", "policies.write");
    }

    @Test
    void keyIsNotHandedOverWhileThePolicyIsNotInForce() {
        gateway.fate((call, effect) -> {
            if (call.equals("policies.write")) {
                throw new GatewayFailure.Transient(CallInfo.notMade("west", call), "too busy", null);
            }
            effect.run();
        });

        Consequences placed = handle(1, new Change.Placed("usual", JANE, Optional.empty(), Where.ANYWHERE));

        assertThat(placed.handedOver()).isEmpty();
        assertThat(account.status()).isEqualTo(Account.Status.FAILED);
    }

    @Test
    void withoutAPolicyInThePlanTheUserIsLetIntoItsOwnBuckets() {
        handle(1, new Change.Placed("usual", JANE, Optional.empty(), Where.ANYWHERE));

        assertThat(gateway.policyTexts().get("sub-1")).contains("arn:aws:s3:::sub-1-*");
    }

    @Test
    void otherPlanOrOtherTextIsNoticedAndTheSameIsNot() {
        handle(1, new Change.Placed("usual", JANE, Optional.empty(), Where.ANYWHERE));
        handle(2, new Change.PlanChanged("read-only"));
        assertThat(gateway.policyTexts().get("sub-1")).contains("s3:GetObject");

        gateway.calls.clear();
        handle(3, new Change.ContactChanged(JANE));
        assertThat(gateway.calls).doesNotContain("policies.write");

        plan("read-only", Optional.of(READ_ONLY.replace("s3:GetObject", "s3:ListBucket")));
        handle(4, new Change.ContactChanged(JANE));
        assertThat(gateway.policyTexts().get("sub-1")).contains("s3:ListBucket");
    }

    @Test
    void planWithAPolicyIsRefusedWhereThereAreNone() {
        gateway.capabilities(Examples.capabilities(UserNames.CHOSEN, false));

        Consequences placed = handle(1, new Change.Placed("read-only", JANE, Optional.empty(), Where.ANYWHERE));
        assertThat(placed.happenings()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Kind.REJECTED);
            assertThat(told.reason()).contains("gateway 'west' has no policies, and plan 'read-only' has one");
        });

        handle(2, new Change.Placed("usual", JANE, Optional.empty(), Where.ANYWHERE));
        Consequences changed = handle(3, new Change.PlanChanged("read-only"));
        assertThat(changed.happenings()).extracting(Happening::kind).containsExactly(Kind.REJECTED);
        assertThat(account.wanted().planId()).isEqualTo("usual");
    }

    @Test
    void userIsMadeInTheGroupOfThePlan() {
        published.put(
                "grouped",
                new Plans.Plan(
                        "grouped",
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("customers"),
                        OptionalLong.empty(),
                        Set.of()));

        handle(1, new Change.Placed("grouped", JANE, Optional.empty(), Where.ANYWHERE));

        assertThat(gateway.groups).isEqualTo(Map.of("sub-1", "customers"));
    }

    @Test
    void gatewayThatCannotBeAskedWhatItCanDoHoldsNothingAgainstTheOrder() {
        gateway.capabilities(null);

        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> handle(1, new Change.Placed("usual", JANE, Optional.empty(), Where.ANYWHERE)));
    }

    private void plan(String id, Optional<String> policy) {
        published.put(
                id,
                new Plans.Plan(
                        id,
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        policy,
                        Optional.empty(),
                        OptionalLong.empty(),
                        Set.of()));
    }

    private Consequences handle(long sequence, Change change) {
        Consequences consequences = provisioning.order(order(sequence, change), account);
        if (consequences.account() instanceof Consequences.Changed changed) {
            account = changed.account();
        }
        return consequences;
    }

    private Provisioning provisioning() {
        Plans plans = id -> Optional.ofNullable(published.get(id));
        Gateways gateways = new AskedGateways(Map.of("west", gateway), Map.of());
        return new Provisioning(
                new OrderPolicy(
                        Examples.placing(plans, gateways, Examples.naming()), plans, gateways, Duration.ofDays(7)),
                new Reconciler(
                        Map.of("west", gateway),
                        plans,
                        new RetryWaits(Duration.ofSeconds(5), Duration.ofHours(1)),
                        new SecondLook(Duration.ofMinutes(15)),
                        Duration.ofDays(90),
                        clock),
                clock);
    }
}
