package io.stowage.provisioning;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.Room;
import io.stowage.gateway.Secret;
import io.stowage.gateway.UserId;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.AtGateway;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Gateways;
import io.stowage.provisioning.account.Occupancy;
import io.stowage.provisioning.account.OrderHistory;
import io.stowage.provisioning.account.Places;
import io.stowage.provisioning.account.Placing;
import io.stowage.provisioning.account.Plans;
import io.stowage.provisioning.account.Site;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.identity.ClaimsInMemory;
import io.stowage.provisioning.identity.IdentityClaims;
import io.stowage.provisioning.identity.Naming;
import io.stowage.provisioning.identity.NewSubscription;
import io.stowage.provisioning.identity.SubAddressing;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderVersion;
import io.stowage.provisioning.order.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One subscription as most tests know it: {@code sub-1} of Jane, on a plan with one key, at gateway {@code west}. */
public final class Examples {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Duration HOLD_RETRY = Duration.ofMinutes(1);
    public static final String SUBSCRIPTION = "sub-1";
    public static final String USER_NAME = "jane+sub-1@example.com";
    public static final UserId USER_ID = new UserId("00000000000000a1");
    public static final Customer JANE = new Customer(Optional.of("c-7"), "Jane", "jane@example.com", "en");

    private static final Map<String, Plans.Plan> PLANS = Map.of(
            "plain", new Plans.Plan("plain", Optional.empty(), 1),
            "bigger", new Plans.Plan("bigger", Optional.empty(), 1),
            "two-keys", new Plans.Plan("two-keys", Optional.empty(), 2),
            "with-bucket", new Plans.Plan("with-bucket", Optional.of("data"), 1));

    private Examples() {}

    public static Plans plans() {
        return id -> Optional.ofNullable(PLANS.get(id));
    }

    public static NewSubscription newSubscription(String id, String email) {
        OrderVersion version = new OrderVersion("order-of-" + id, OptionalLong.empty(), NOW);
        return new NewSubscription(id, new Customer(Optional.empty(), "Jane", email, "en"), version, Optional.empty());
    }

    /** Sub-addressing, with claims that nobody else knows. */
    public static Naming naming() {
        return new Naming(new SubAddressing(), new ClaimsInMemory());
    }

    /** With places and an occupancy of its own. */
    public static Placing placing(Plans plans, Gateways gateways, Naming naming) {
        return placing(plans, gateways, naming, new ClaimsInMemory(), new Occupancy(plans));
    }

    public static Placing placing(
            Plans plans, Gateways gateways, Naming naming, IdentityClaims claims, Occupancy occupancy) {
        return new Placing(plans, gateways, naming, new Places(claims), occupancy, HOLD_RETRY);
    }

    /** Gateway {@code west} in the way of ostor, and {@code acronis} which has no accounts inside users. */
    public static Gateways gateways() {
        return gateways("west");
    }

    public static Gateways gateways(String... ids) {
        return new Gateways() {
            @Override
            public List<Site> sites() {
                return Stream.of(ids)
                        .map(id -> new Site(id, "us-east-1", Room.UNBOUNDED))
                        .toList();
            }

            @Override
            public Optional<Capabilities> capabilities(String gatewayId) {
                return Optional.of(gatewayId)
                        .filter(Set.of(ids)::contains)
                        .map(id -> Examples.capabilities(!id.equals("acronis")));
            }
        };
    }

    public static Capabilities capabilities(boolean accounts) {
        return capabilities(Capabilities.UserNames.EMAIL, accounts, false);
    }

    public static Capabilities capabilities(Capabilities.UserNames names, boolean policies) {
        return capabilities(names, false, policies);
    }

    private static Capabilities capabilities(Capabilities.UserNames names, boolean accounts, boolean policies) {
        return new Capabilities(
                names,
                accounts,
                accounts,
                policies,
                new Capabilities.Keys(2, Capabilities.ChosenBy.GATEWAY, true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Capabilities.StorageMeasurement.EXACT_INTEGRAL);
    }

    public static Change.Placed placed(String planId) {
        return new Change.Placed(planId, JANE, Optional.empty(), Where.at("west"));
    }

    /** The later the sequence, the later it was made. */
    public static Order order(long sequence, Change change) {
        OrderVersion version =
                new OrderVersion("order-" + sequence, OptionalLong.of(sequence), NOW.plusSeconds(sequence));
        return new Order(SUBSCRIPTION, version, change);
    }

    /** Wanted by the first order: to be served with one key and without a bucket. */
    public static Wanted wanted() {
        return new Wanted(
                Wanted.Service.ACTIVE,
                "plain",
                JANE,
                Optional.empty(),
                Optional.empty(),
                new WantedKeys(1, 1, Optional.empty()),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }

    /** Placed, and nothing done yet. */
    public static Account account(Wanted wanted) {
        return new Account(
                SUBSCRIPTION,
                wanted,
                AtGateway.nothing("west", USER_NAME),
                OrderHistory.beginningWith(order(1, placed("plain"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW);
    }

    /** Has its user, and billing holds these keys. */
    public static Account accountWithUser(Wanted wanted, IssuedKey... keys) {
        AtGateway there = AtGateway.nothing("west", USER_NAME).user(USER_ID);
        for (IssuedKey key : keys) {
            there = there.issued(key);
        }
        return account(wanted).at(there);
    }

    /** Wanted and reached: served with one key. */
    public static Account active() {
        return accountWithUser(wanted(), key("K1", 1)).converged(Optional.empty());
    }

    public static IssuedKey key(String id, int generation) {
        return new IssuedKey(id, Optional.empty(), generation, NOW, "order-1", false);
    }

    public static IssuedKey keyToRevoke(String id, int generation) {
        return new IssuedKey(id, Optional.empty(), generation, NOW, "order-1", true);
    }

    public static GatewayUser user(boolean enabled, String... keyIds) {
        return new GatewayUser(USER_ID, USER_NAME, enabled, false, accessKeys(keyIds), List.of());
    }

    public static List<AccessKey> accessKeys(String... ids) {
        return Arrays.stream(ids)
                .map(id -> new AccessKey(id, Secret.of("secret of " + id)))
                .toList();
    }
}
