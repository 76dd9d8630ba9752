package io.stowage.provisioning.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Account;
import io.stowage.gateway.GatewayUser;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.Account.Status;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import io.stowage.provisioning.lifecycle.Happening.Kind;
import io.stowage.provisioning.lifecycle.Story.Episode;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Orders come twice, late and out of order; the service dies between any two calls; answers are lost; the gateway refuses.
 * Whatever happens, certain things must never be seen, and once nothing bad happens any more, the gateway is as billing
 * wants it.
 */
class EveryStoryTest {

    @Provide
    Arbitrary<Story> stories() {
        return Story.any();
    }

    @Property(tries = 3_000)
    void endsAsBillingWantsItWithNothingDoneTwice(@ForAll("stories") Story story) {
        World world = new World(story.sequences());
        Billing billing = new Billing();
        world.meets(story.atFirst());
        deliver(world, billing, world.make(Examples.placed(story.plan())));
        for (Episode episode : story.episodes()) {
            world.meets(episode.misfortunes());
            play(world, billing, episode.event());
            nothingForbiddenIsThere(world);
        }
        world.meetsNothingBadAnyMore();
        world.pass(Duration.ofHours(2));
        world.lookOnceMore();

        asBillingWantsIt(world, billing);
        everythingWasToldOnce(world);

        world.pass(Duration.ofDays(10));
        asBillingWantsIt(world, billing);
        replayChangesNothing(world, billing);
    }

    private static void play(World world, Billing billing, Story.Event event) {
        switch (event) {
            case Story.Arrives arrives -> {
                Order order = order(world, arrives.wish());
                if (order != null) {
                    deliver(world, billing, order);
                }
            }
            case Story.IsHeldUp held -> order(world, held.wish());
            case Story.ArrivesLate late -> deliver(world, billing, world.made.get(late.which() % world.made.size()));
            case Story.TimePasses passes -> world.pass(passes.time());
            case Story.LateKeyAppears appears -> world.lateKeyAppears();
            case Story.LateAccountAppears appears -> world.lateAccountAppears(appears.name());
        }
    }

    /** Nothing where billing has no key that it could want revoked. */
    private static @Nullable Order order(World world, Story.Wish wish) {
        return switch (wish) {
            case Story.Wants wants -> world.make(wants.change());
            case Story.WantsRevoked revoked ->
                world.handedOver.isEmpty()
                        ? null
                        : world.make(new Change.KeyRevoked(world.handedOver
                                .get(revoked.which() % world.handedOver.size())
                                .id()));
        };
    }

    private static void deliver(World world, Billing billing, Order order) {
        boolean ended = world.account != null && world.account.atGateway().ended();
        Set<String> held =
                world.account == null ? Set.of() : ids(world.account.atGateway().keys());
        billing.orderArrives(order, world.clock.instant(), ended, held);
        world.arrive(order);
    }

    private static void nothingForbiddenIsThere(World world) {
        assertThat(world.gateway.all()).as("users").hasSizeLessThanOrEqualTo(1);
        assertThat(world.handedOver)
                .extracting(AccessKey::id)
                .as("keys handed out")
                .doesNotHaveDuplicates();
        assertThat(world.told)
                .filteredOn(happening ->
                        happening.reason().filter(EveryStoryTest::isKeyLimit).isPresent())
                .as("asked for a third key")
                .isEmpty();
    }

    private static boolean isKeyLimit(String reason) {
        return reason.contains("TooManyAccessKeys");
    }

    private static void asBillingWantsIt(World world, Billing billing) {
        assertThat(world.account.failure()).as("failure").isEmpty();
        assertThat(world.account.orders().pending()).as("pending").isEmpty();
        switch (billing.service) {
            case NONE -> throw new AssertionError("the first order always counts");
            case ACTIVE -> served(world, billing, true);
            case SUSPENDED -> served(world, billing, false);
            case TERMINATED -> terminated(world, billing);
        }
    }

    private static void terminated(World world, Billing billing) {
        boolean purged = !world.clock.instant().isBefore(billing.purgeAt);
        boolean neverServed = world.handedOver.isEmpty() && world.gateway.all().isEmpty();
        if (purged || neverServed) {
            assertThat(world.gateway.all()).isEmpty();
            assertThat(world.gateway.bucketNames()).isEmpty();
            assertThat(world.account.status()).isEqualTo(Status.TERMINATED);
        } else {
            assertThat(user(world).enabled()).isFalse();
            assertThat(world.account.status()).isEqualTo(billing.keepData ? Status.TERMINATED : Status.TERMINATING);
        }
        if (!purged && !neverServed && !billing.keepData) {
            assertThat(keys(world)).as("revoked").noneMatch(billing.revoked::contains);
            assertThat(accounts(world)).as("accounts").isSubsetOf(billing.accounts);
        }
    }

    private static void served(World world, Billing billing, boolean enabled) {
        assertThat(user(world).enabled()).as("enabled").isEqualTo(enabled);
        List<IssuedKey> known = world.account.atGateway().keys();
        assertThat(keys(world))
                .as("keys at the gateway are those that billing holds")
                .isEqualTo(ids(known))
                .isSubsetOf(world.handedOver.stream().map(AccessKey::id).toList())
                .noneMatch(billing.revoked::contains);
        assertThat(accounts(world)).as("accounts").isEqualTo(billing.accounts);
        var wanted = world.account.wanted().keys();
        assertThat(wanted.generation()).as("generation").isEqualTo(1 + billing.rotations);
        holdsAsWanted(world, Optional.empty(), user(world).accessKeys(), wanted);
        user(world)
                .accounts()
                .forEach(account -> holdsAsWanted(
                        world,
                        Optional.of(account.name()),
                        account.accessKeys(),
                        world.account.wanted().keysOf(account.name())));
        if (enabled && wanted.count() > 0) {
            assertThat(world.account.atGateway().defaultBucket())
                    .isEqualTo(world.account.wanted().defaultBucket());
        }
    }

    private static void holdsAsWanted(
            World world, Optional<String> accountName, List<AccessKey> present, WantedKeys wanted) {
        List<IssuedKey> known = world.account.atGateway().keys().stream()
                .filter(key -> key.accountName().equals(accountName))
                .toList();
        assertThat(present).as("keys of one owner").hasSizeLessThanOrEqualTo(2);
        assertThat(present.stream().map(AccessKey::id).collect(toSet())).isEqualTo(ids(known));
        assertThat(known)
                .filteredOn(key -> key.generation() == wanted.generation())
                .as("keys of the generation")
                .hasSize(wanted.count());
        assertThat(known)
                .filteredOn(key -> key.generation() < wanted.generation())
                .as("old keys")
                .allMatch(key -> wanted.oldUntil()
                        .filter(world.clock.instant()::isBefore)
                        .isPresent());
    }

    private static void everythingWasToldOnce(World world) {
        assertThat(world.told)
                .filteredOn(happening -> happening.kind() != Kind.REJECTED && happening.kind() != Kind.SUPERSEDED)
                .extracting(happening -> happening.kind() + " of " + happening.orderEventId())
                .doesNotHaveDuplicates();
    }

    private static void replayChangesNothing(World world, Billing billing) {
        List<GatewayUser> users = world.gateway.all();
        List<AccessKey> keys = List.copyOf(world.handedOver);
        int told = world.told.size();
        Order newest = world.made.stream()
                .filter(order -> world.account.orders().has(order.version()))
                .reduce((earlier, later) -> later)
                .orElseThrow();

        for (Order order : world.made) {
            if (order.version().isOlderThan(newest.version()) || order.equals(newest)) {
                world.arrive(order);
            }
        }

        assertThat(world.gateway.all()).isEqualTo(users);
        assertThat(world.handedOver).isEqualTo(keys);
        assertThat(world.told.subList(told, world.told.size()))
                .extracting(Happening::kind)
                .allMatch(Kind.SUPERSEDED::equals);
        asBillingWantsIt(world, billing);
    }

    private static GatewayUser user(World world) {
        assertThat(world.gateway.all()).hasSize(1);
        return world.gateway.all().getFirst();
    }

    /** Of the user and of accounts inside it. */
    private static Set<String> keys(World world) {
        return Stream.concat(
                        user(world).accessKeys().stream(),
                        user(world).accounts().stream().flatMap(account -> account.accessKeys().stream()))
                .map(AccessKey::id)
                .collect(toSet());
    }

    private static Set<String> accounts(World world) {
        return user(world).accounts().stream().map(Account::name).collect(toSet());
    }

    private static Set<String> ids(List<IssuedKey> keys) {
        return keys.stream().map(IssuedKey::accessKeyId).collect(toSet());
    }
}
