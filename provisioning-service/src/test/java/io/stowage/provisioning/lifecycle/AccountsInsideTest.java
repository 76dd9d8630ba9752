package io.stowage.provisioning.lifecycle;

import static io.stowage.provisioning.Examples.placed;
import static io.stowage.provisioning.lifecycle.World.SECOND_LOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Account;
import io.stowage.gateway.GatewayUser;
import io.stowage.provisioning.account.Account.Status;
import io.stowage.provisioning.lifecycle.Happening.Kind;
import io.stowage.provisioning.lifecycle.Story.Misfortune;
import io.stowage.provisioning.order.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts inside the user of a subscription. */
class AccountsInsideTest {

    private final World world = new World(true);

    @BeforeEach
    void placeOrder() {
        world.arrive(world.make(placed("plain")));
    }

    @Test
    void orderedAccountHoldsAKeyOfItsOwn() {
        order(new Change.AccountAdded("backup"));

        assertThat(world.told).extracting(Happening::kind).containsExactly(Kind.PROVISIONED, Kind.ACCOUNT_ADDED);
        assertThat(account("backup").accessKeys()).containsExactly(world.handedOver.getLast());
        assertThat(world.account.atGateway().keys())
                .last()
                .satisfies(key -> assertThat(key.accountName()).contains("backup"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Misfortune.class,
            names = {"DEATH_BEFORE", "DEATH_AFTER", "LOST_BEFORE", "LOST_AFTER"})
    void accountWhoseMakingWasNotLivedThroughIsThereOnceAndItsKeyIsBillings(Misfortune misfortune) {
        world.meets(List.of(Misfortune.NONE, misfortune));

        order(new Change.AccountAdded("backup"));

        assertThat(user().accounts()).hasSize(1);
        assertThat(account("backup").accessKeys()).containsExactly(world.handedOver.getLast());
        assertThat(world.handedOver).hasSize(2);
    }

    @Test
    void userThatDiedWithItsFirstAccountIsStillItsOwn() {
        World other = new World(true);
        other.meets(List.of(Misfortune.NONE, Misfortune.REFUSED));
        other.arrive(other.make(placed("plain")));
        other.meets(List.of(Misfortune.NONE, Misfortune.NONE, Misfortune.DEATH_AFTER));

        other.arrive(other.make(new Change.AccountAdded("backup")));

        assertThat(other.account.status()).isEqualTo(Status.ACTIVE);
        assertThat(other.gateway.all())
                .singleElement()
                .satisfies(user -> assertThat(user.accounts()).hasSize(1));
    }

    @Test
    void removalDeletesTheAccountAndItsKeysAndNothingElse() {
        order(new Change.AccountAdded("backup"));
        order(new Change.AccountAdded("media"));

        order(new Change.AccountRemoved("backup"));

        assertThat(user().accounts()).extracting(Account::name).containsExactly("media");
        assertThat(user().accessKeys()).hasSize(1);
        assertThat(world.account.atGateway().keys())
                .extracting(key -> key.accountName().orElse("user"))
                .containsExactly("user", "media");
        assertThat(world.told).last().satisfies(told -> assertThat(told.kind()).isEqualTo(Kind.ACCOUNT_REMOVED));
    }

    @Test
    void rotationReplacesTheKeysOfAllOwners() {
        order(new Change.AccountAdded("backup"));
        List<AccessKey> before = List.copyOf(world.handedOver);

        order(new Change.KeysRotated(Duration.ZERO));

        assertThat(world.handedOver).hasSize(4);
        assertThat(user().accessKeys()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(account("backup").accessKeys()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void oldKeysOfAnAccountWorkUntilTheOverlapIsOver() {
        order(new Change.AccountAdded("backup"));
        AccessKey first = world.handedOver.getLast();

        order(new Change.KeysRotated(Duration.ofHours(1)));
        assertThat(account("backup").accessKeys()).hasSize(2).contains(first);

        world.pass(Duration.ofHours(1));
        assertThat(account("backup").accessKeys()).hasSize(1).doesNotContain(first);
    }

    @Test
    void accountThatWasNotOrderedIsLeftAlone() {
        world.gateway.addAccount(user(), "by-hand");
        List<Account> before = user().accounts();

        order(new Change.AccountAdded("backup"));
        order(new Change.KeysRotated(Duration.ZERO));
        order(new Change.AccountRemoved("backup"));
        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(user().accounts()).isEqualTo(before);
    }

    @Test
    void accountThatWasMadeLateAfterItsRemovalIsDeleted() {
        order(new Change.AccountAdded("backup"));
        order(new Change.AccountRemoved("backup"));
        world.gateway.addAccount(user(), "backup");

        world.pass(SECOND_LOOK.multipliedBy(2));
        assertThat(user().accounts()).isEmpty();

        world.pass(SECOND_LOOK.multipliedBy(2));
        assertThat(world.account.atGateway().accounts()).isEmpty();
    }

    @Test
    void accountThatSomebodyDeletedIsMadeAgainWithNewKeys() {
        order(new Change.AccountAdded("backup"));
        world.gateway.accounts().delete(user().ref(), "backup");

        order(new Change.PlanChanged("bigger"));

        assertThat(account("backup").accessKeys()).containsExactly(world.handedOver.getLast());
        assertThat(world.handedOver).hasSize(3);
        assertThat(world.account.atGateway().keys()).hasSize(2);
    }

    @Test
    void endOfTheServiceIsTheEndOfTheAccounts() {
        order(new Change.AccountAdded("backup"));

        order(new Change.Terminated(false, Optional.of(Duration.ZERO)));

        assertThat(world.gateway.all()).isEmpty();
        assertThat(world.account.atGateway().keys()).isEmpty();
        assertThat(world.account.wanted().accounts()).isEmpty();
    }

    private void order(Change change) {
        world.arrive(world.make(change));
    }

    private GatewayUser user() {
        assertThat(world.gateway.all()).hasSize(1);
        return world.gateway.all().getFirst();
    }

    private Account account(String name) {
        return user().account(name).orElseThrow();
    }
}
