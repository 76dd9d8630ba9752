package io.stowage.provisioning.account;

import static io.stowage.provisioning.Examples.JANE;
import static io.stowage.provisioning.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.OrderDecision.Accepted;
import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.identity.ClaimsInMemory;
import io.stowage.provisioning.identity.IdentityRule;
import io.stowage.provisioning.identity.Naming;
import io.stowage.provisioning.identity.PlainEmail;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderVersion;
import io.stowage.provisioning.order.Where;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacingTest {

    @Test
    void newSubscriptionIsToBeServedAsItsPlanSays() {
        Plans plans = plan(Optional.of("Data"), 2);

        Account account = ((Accepted) place(plans, Set.of("west"), "sub-1", Optional.of("west"))).account();

        assertThat(account.wanted())
                .isEqualTo(new Wanted(
                        Service.ACTIVE,
                        "plan",
                        JANE,
                        Optional.of("Backup space"),
                        Optional.of("sub-1-data"),
                        new WantedKeys(2, 1, Optional.empty()),
                        new TreeMap<>(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(account.atGateway()).isEqualTo(AtGateway.nothing("west", "jane+sub-1@example.com"));
    }

    @Test
    void unknownPlanIsRefused() {
        assertThat(refused(place(id -> Optional.empty(), Set.of("west"), "sub-1", Optional.empty())))
                .isEqualTo("unknown-plan");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "2, false", "3, true"})
    void planWhoseKeysNoUserCanHoldIsRefused(int keys, boolean refused) {
        OrderDecision decision = place(plan(Optional.empty(), keys), Set.of("west"), "sub-1", Optional.empty());

        assertThat(decision instanceof Rejected rejected
                        && rejected.reasonClass().equals("unusable-plan"))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        // configured  | named | chosen, or empty where refused
        "west,           west,   west",
        "west,               ,   west",
        "west,           east,   ''",
        "west east,      east,   east",
        "west east,          ,   east",
        "west east,      north,  ''",
    })
    void gatewayIsTheOneNamedOrAnyOfThem(String configured, String named, String chosen) {
        OrderDecision decision =
                place(plan(Optional.empty(), 1), Set.of(configured.split(" ")), "sub-1", Optional.ofNullable(named));

        if (chosen.isEmpty()) {
            assertThat(refused(decision)).isEqualTo("unknown-gateway");
        } else {
            assertThat(((Accepted) decision).account().atGateway().gatewayId()).isEqualTo(chosen);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sub-1,    data,   sub-1-data",
        "SUB_1,    Data,   sub-1x0699e5cb8e-data",
        "a.b,      data,   a.b-data",
        "a,        b,      a-b",
        "a,        b-,     ''",
        "-a,       data,   ''",
        "a..b,     data,   ''",
        "a,        b c,    ''",
    })
    void bucketNameIsMadeOfTheSubscriptionOrRefused(String subscription, String suffix, String bucket) {
        OrderDecision decision =
                place(plan(Optional.of(suffix), 1), Set.of("west"), subscription, Optional.empty(), anyName());

        if (bucket.isEmpty()) {
            assertThat(refused(decision)).isEqualTo("unusable-bucket-name");
        } else {
            assertThat(((Accepted) decision).account().wanted().defaultBucket()).contains(bucket);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {58, 59})
    void bucketNameHasAtMostSixtyThreeCharacters(int length) {
        OrderDecision decision =
                place(plan(Optional.of("data"), 1), Set.of("west"), "s".repeat(length), Optional.empty());

        assertThat(decision instanceof Accepted).isEqualTo(length == 58);
    }

    @Test
    void namesAreClaimedOnlyWhenEverythingElseIsInOrder() {
        ClaimsInMemory claims = new ClaimsInMemory();
        Naming naming = new Naming(new PlainEmail(), claims);

        assertThat(refused(place(plan(Optional.of("_"), 1), Set.of("west"), "sub-1", Optional.empty(), naming)))
                .isEqualTo("unusable-bucket-name");
        assertThat(claims.holders("west", "user|jane@example.com")).isEmpty();
        place(plan(Optional.empty(), 1), Set.of("west"), "sub-1", Optional.empty(), naming);
        assertThat(claims.holders("west", "user|jane@example.com")).containsExactly("sub-1");
        assertThat(refused(place(plan(Optional.empty(), 1), Set.of("west"), "sub-2", Optional.empty(), naming)))
                .isEqualTo("user-name-taken");
    }

    @Test
    void planWhosePasswordRuleIsNoneIsRefused() {
        Plans plans = id -> Optional.of(new Plans.Plan(
                id,
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.of("4:abc"),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Set.of()));

        assertThat(refused(place(plans, Set.of("west"), "sub-1", Optional.empty())))
                .isEqualTo("unusable-plan");
    }

    private static OrderDecision place(
            Plans plans, Set<String> gateways, String subscription, Optional<String> gateway) {
        // There is room for a long id in a user name only because the rule here is another one.
        Naming naming = subscription.length() > 50 ? anyName() : Examples.naming();
        return place(plans, gateways, subscription, gateway, naming);
    }

    private static OrderDecision place(
            Plans plans, Set<String> gateways, String subscription, Optional<String> gateway, Naming naming) {
        Change.Placed placed =
                new Change.Placed("plan", JANE, Optional.of("Backup space"), new Where(gateway, Optional.empty()));
        Order order = new Order(subscription, new OrderVersion("order-1", OptionalLong.empty(), NOW), placed);
        return Examples.placing(plans, Examples.gateways(gateways.toArray(String[]::new)), naming)
                .place(order, placed, NOW);
    }

    private static Naming anyName() {
        return new Naming(any -> new IdentityRule.Name(any.subscriptionId(), true), new ClaimsInMemory());
    }

    private static Plans plan(Optional<String> suffix, int keys) {
        return id -> Optional.of(new Plans.Plan(id, suffix, keys));
    }

    private static String refused(OrderDecision decision) {
        assertThat(decision).isInstanceOf(Rejected.class);
        return ((Rejected) decision).reasonClass();
    }
}
