package io.stowage.provisioning.lifecycle;

import static io.stowage.provisioning.Examples.HOLD_RETRY;
import static io.stowage.provisioning.Examples.JANE;
import static io.stowage.provisioning.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.Room;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Account.Status;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.account.Gateways;
import io.stowage.provisioning.account.Occupancy;
import io.stowage.provisioning.account.OrderPolicy;
import io.stowage.provisioning.account.Plans;
import io.stowage.provisioning.gateway.AskedGateways;
import io.stowage.provisioning.gateway.FakeGateway;
import io.stowage.provisioning.gateway.Reconciler;
import io.stowage.provisioning.gateway.RetryWaits;
import io.stowage.provisioning.gateway.SecondLook;
import io.stowage.provisioning.identity.ClaimsInMemory;
import io.stowage.provisioning.identity.IdentityRule;
import io.stowage.provisioning.identity.Naming;
import io.stowage.provisioning.lifecycle.Happening.Kind;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderVersion;
import io.stowage.provisioning.order.Where;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two gateways with room for one account each, on plans of 10 and 100 bytes. */
class HeldOrdersTest {

    private static final Customer JOAN = new Customer(Optional.empty(), "Joan", "joan@example.org", "de");
    private static final Room ONE = new Room(OptionalInt.of(1), OptionalLong.of(1_000));

    private final FakeGateway east = new FakeGateway("east");
    private final FakeGateway west = new FakeGateway("west");
    private final TestClock clock = new TestClock(NOW);
    private final ClaimsInMemory claims = new ClaimsInMemory();
    private final Map<String, Plans.Plan> plans = new HashMap<>(Map.of(
            "small", plan("small", OptionalLong.of(10), Set.of()),
            "large", plan("large", OptionalLong.of(100), Set.of()),
            "huge", plan("huge", OptionalLong.of(1_001), Set.of()),
            "endless", plan("endless", OptionalLong.empty(), Set.of()),
            "western", plan("western", OptionalLong.of(10), Set.of("west"))));
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Room> rooms = Map.of("east", ONE, "west", ONE);
    private IdentityRule names = subscription ->
            new IdentityRule.Name(subscription.customer().email() + subscription.subscriptionId(), true);
    private Occupancy occupancy = new Occupancy(id -> Optional.ofNullable(plans.get(id)));
    private Provisioning provisioning = provisioning();
    private int orders;

    @Test
    void twoOrdersOfOneCustomerGoToTwoGateways() {
        place("a", "small", Where.ANYWHERE);
        place("b", "small", Where.ANYWHERE);

        assertThat(east.all()).hasSize(1);
        assertThat(west.all()).hasSize(1);
        assertThat(accounts.values()).extracting(Account::status).containsOnly(Status.ACTIVE);
    }

    @Test
    void orderWithoutRoomIsHeldAndPlacedByItselfWhenAnAccountHasEnded() {
        place("a", "small", Where.at("west"));

        Consequences held = place("b", "small", Where.at("west"));

        assertThat(held.happenings()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Kind.HELD);
            assertThat(told.reason())
                    .contains("no room for plan 'small': gateway 'west' has 1 accounts of 1 and 10 bytes of 1000 sold");
        });
        assertThat(held.deadLetter()).isEmpty();
        assertThat(accounts.get("b").status()).isEqualTo(Status.HELD);
        assertThat(accounts.get("b").nextAttemptAt()).contains(NOW.plus(HOLD_RETRY));
        assertThat(told(again("b"))).as("still held, and told already").isEmpty();

        order("a", new Change.Terminated(false, Optional.of(Duration.ZERO)));
        occupancy.ended("a");
        assertThat(told(again("b"))).containsExactly(Kind.PROVISIONED);
        assertThat(west.all())
                .singleElement()
                .satisfies(user -> assertThat(user.name()).endsWith("b"));
        assertThat(accounts.get("b").hold()).isEmpty();
    }

    @Test
    void orderThatIsHeldTakesInWhatElseIsOrdered() {
        place("a", "small", Where.at("west"));
        place("b", "small", Where.at("west"));

        assertThat(told(order("b", new Change.PlanChanged("large")))).containsExactly(Kind.HELD);
        order("b", new Change.ContactChanged(JOAN));
        order("b", new Change.Suspended());
        assertThat(told(order("b", new Change.AccountAdded("backup")))).containsExactly(Kind.REJECTED);
        assertThat(told(order("b", new Change.PlanChanged("huge")))).containsExactly(Kind.REJECTED);

        occupancy.ended("a");
        assertThat(told(again("b")))
                .containsExactly(Kind.PROVISIONED, Kind.PLAN_CHANGED, Kind.CONTACT_CHANGED, Kind.SUSPENDED);
        Account placed = accounts.get("b");
        assertThat(placed.status()).isEqualTo(Status.SUSPENDED);
        assertThat(placed.wanted().planId()).isEqualTo("large");
        assertThat(placed.wanted().customer()).isEqualTo(JOAN);
        assertThat(placed.atGateway().userName())
                .as("made of the first contact")
                .isEqualTo("jane@example.comb");
    }

    @Test
    void terminationEndsAHeldOrderAtOnceWithoutAGateway() {
        place("a", "small", Where.at("west"));
        place("b", "small", Where.at("west"));
        west.calls.clear();

        Consequences ended = order("b", new Change.Terminated(false, Optional.empty()));

        assertThat(told(ended)).containsExactly(Kind.TERMINATED);
        assertThat(ended.givenBack()).isEmpty();
        assertThat(accounts.get("b").status()).isEqualTo(Status.TERMINATED);
        assertThat(west.calls).isEmpty();
        assertThat(told(order("b", new Change.Resumed()))).containsExactly(Kind.REJECTED);
    }

    @Test
    void orderThatComesAgainGoesWhereItWentWhateverRoomThereIs() {
        west.fate(HeldOrdersTest::dieAfterCreation);
        east.fate(HeldOrdersTest::dieAfterCreation);
        Order order = next("a", new Change.Placed("small", JANE, Optional.empty(), Where.ANYWHERE));
        assertThatExceptionOfType(Death.class).isThrownBy(() -> provisioning.order(order, null));
        assertThat(east.all()).hasSize(1);

        east.fate(FakeGateway.Fate.KIND);
        west.fate(FakeGateway.Fate.KIND);
        anotherInstance();
        occupancy.holds("b", new Occupancy.Share("east", "small", OptionalLong.empty()));
        remember("a", provisioning.order(order, null));

        assertThat(accounts.get("a").atGateway().gatewayId()).isEqualTo("east");
        assertThat(east.all()).hasSize(1);
        assertThat(west.all()).isEmpty();
    }

    @Test
    void whatAnAttemptThatNobodyRemembersMadeForAHeldOrderGoesWithItsTermination() {
        place("a", "small", Where.at("west"));
        place("b", "small", Where.at("west"));
        occupancy.ended("a");
        west.fate(HeldOrdersTest::dieAfterCreation);
        assertThatExceptionOfType(Death.class).isThrownBy(() -> provisioning.lookAgain(accounts.get("b")));
        west.fate(FakeGateway.Fate.KIND);
        anotherInstance();

        order("b", new Change.Terminated(false, Optional.of(Duration.ZERO)));

        assertThat(west.all()).extracting(user -> user.name()).noneMatch(name -> name.endsWith("b"));
        assertThat(accounts.get("b").status()).isEqualTo(Status.TERMINATED);
    }

    @Test
    void subscriptionThatWasForgottenMayGoElsewhere() {
        place("a", "small", Where.at("west"));
        order("a", new Change.Terminated(false, Optional.of(Duration.ZERO)));
        again("a");
        accounts.remove("a");

        assertThat(told(place("a", "small", Where.at("east")))).containsExactly(Kind.PROVISIONED);
    }

    @Test
    void planThatNoGatewayCanDoIsRefusedWithTheReason() {
        for (String plan : List.of("huge", "endless")) {
            Consequences refused = place(plan, plan, Where.at("west"));

            assertThat(refused.deadLetter())
                    .get()
                    .extracting(Failure::reasonClass)
                    .isEqualTo("not-at-this-gateway");
            assertThat(refused.happenings().getFirst().reason().orElseThrow())
                    .contains("gateway 'west' has max-bytes 1000", "plan '" + plan + "'");
        }
        assertThat(place("e", "western", Where.at("east"))
                        .happenings()
                        .getFirst()
                        .reason()
                        .orElseThrow())
                .contains("plan 'western' is offered at 'west' only");
        place("w", "western", Where.ANYWHERE);
        assertThat(accounts.get("w").atGateway().gatewayId()).isEqualTo("west");
    }

    @Test
    void planThatIsNotOfferedAtTheAccountsGatewayCannotBeChangedTo() {
        place("a", "small", Where.at("east"));

        Consequences refused = order("a", new Change.PlanChanged("western"));

        assertThat(refused.happenings().getFirst().reason())
                .contains("plan 'western' is not offered at gateway 'east'");
        assertThat(accounts.get("a").wanted().planId()).isEqualTo("small");
    }

    @Test
    void heldOrderWhoseNameIsTakenMeanwhileFailsAndIsToldOnce() {
        place("a", "small", Where.at("west"));
        place("b", "small", Where.at("west"));
        occupancy.ended("a");
        names = subscription -> new IdentityRule.Refused("user-name-taken", "no such luck");
        provisioning = provisioning();

        assertThat(told(again("b"))).containsExactly(Kind.FAILED);
        assertThat(accounts.get("b").status()).isEqualTo(Status.FAILED);
        assertThat(told(again("b"))).isEmpty();
        assertThat(told(place("c", "small", Where.at("east"))))
                .as("the rest goes on")
                .doesNotContain(Kind.HELD);
    }

    private static final class Death extends RuntimeException {}

    private static void dieAfterCreation(String call, Runnable effect) {
        effect.run();
        if (call.equals("users.create")) {
            throw new Death();
        }
    }

    private Consequences place(String subscription, String plan, Where where) {
        return order(subscription, new Change.Placed(plan, JANE, Optional.empty(), where));
    }

    private Consequences order(String subscription, Change change) {
        return remember(subscription, provisioning.order(next(subscription, change), accounts.get(subscription)));
    }

    private Consequences again(String subscription) {
        return remember(subscription, provisioning.lookAgain(accounts.get(subscription)));
    }

    private Order next(String subscription, Change change) {
        orders++;
        OrderVersion version = new OrderVersion("order-" + orders, OptionalLong.of(orders), NOW);
        return new Order(subscription, version, change);
    }

    private Consequences remember(String subscription, Consequences consequences) {
        if (consequences.account() instanceof Consequences.Changed changed) {
            accounts.put(subscription, changed.account());
        }
        return consequences;
    }

    private static List<Kind> told(Consequences consequences) {
        return consequences.happenings().stream().map(Happening::kind).toList();
    }

    /** It knows what lies on the topics, and nothing of what was reserved. */
    private void anotherInstance() {
        occupancy = new Occupancy(id -> Optional.ofNullable(plans.get(id)));
        provisioning = provisioning();
    }

    private Provisioning provisioning() {
        Plans published = id -> Optional.ofNullable(plans.get(id));
        Map<String, Gateway> byId = Map.of("east", east, "west", west);
        Gateways gateways = new AskedGateways(byId, rooms);
        return new Provisioning(
                new OrderPolicy(
                        Examples.placing(published, gateways, new Naming(names, claims), claims, occupancy),
                        published,
                        gateways,
                        Duration.ofDays(7)),
                new Reconciler(
                        byId,
                        published,
                        new RetryWaits(Duration.ofSeconds(5), Duration.ofHours(1)),
                        new SecondLook(Duration.ofDays(365)),
                        Duration.ofDays(90),
                        clock),
                clock);
    }

    private static Plans.Plan plan(String id, OptionalLong quota, Set<String> gatewayIds) {
        return new Plans.Plan(
                id,
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                quota,
                gatewayIds);
    }
}
