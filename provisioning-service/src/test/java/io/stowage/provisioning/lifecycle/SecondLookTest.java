package io.stowage.provisioning.lifecycle;

import static io.stowage.provisioning.Examples.USER_NAME;
import static io.stowage.provisioning.Examples.placed;
import static io.stowage.provisioning.lifecycle.World.SECOND_LOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.CallInfo;
import io.stowage.gateway.Capabilities.UserNames;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.Account.Status;
import io.stowage.provisioning.gateway.FakeGateway;
import io.stowage.provisioning.order.Change;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that had their effect after the account was brought about: found when it is looked at once more, and undone. */
class SecondLookTest {

    private final World world = new World(true);
    private final FakeGateway gateway = world.gateway;

    @BeforeEach
    void placeOrder() {
        world.arrive(world.make(placed("with-bucket")));
    }

    @Test
    void removesAUserThatALateCreateDoubled() {
        GatewayUser ours = onlyUser();
        gateway.add(USER_NAME);

        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(gateway.all()).containsExactly(ours);
        assertThat(world.account.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void removesTheOlderOneThatTheGatewayFindsInPlaceOfOurs() {
        GatewayUser ours = onlyUser();
        gateway.remove(ours);
        gateway.add(USER_NAME);
        gateway.addAgain(ours);

        world.arrive(world.make(new Change.Suspended()));

        assertThat(onlyUser().id()).isEqualTo(ours.id());
        assertThat(onlyUser().enabled()).isFalse();
        assertThat(world.account.status()).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void leavesAloneADoubleThatOwnsSomething() {
        GatewayUser ours = onlyUser();
        GatewayUser other = gateway.add(USER_NAME);
        gateway.store(other, "photos", "cat");

        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(gateway.all()).containsExactly(ours, other);
        assertThat(world.account.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void leavesAloneWhoStandsForOursByTheWillOfSomebodyElse() {
        gateway.remove(onlyUser());
        GatewayUser substitute = gateway.add(USER_NAME);

        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(gateway.all()).containsExactly(substitute);
        assertThat(world.account.failure())
                .hasValueSatisfying(failure -> assertThat(failure.reasonClass()).isEqualTo("user-missing"));
    }

    @Test
    void revokesAKeyThatWasIssuedLate() {
        gateway.addKey(onlyUser());

        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(onlyUser().accessKeys()).isEqualTo(world.handedOver);
    }

    @Test
    void letsInACustomerWhomALateSuspensionLockedOut() {
        gateway.enable(onlyUser(), false);

        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(onlyUser().enabled()).isTrue();
    }

    @Test
    void isNotForgottenWhenAnotherOrderComesBefore() {
        world.arrive(world.make(new Change.PlanChanged("bigger")));
        gateway.addKey(onlyUser());
        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(onlyUser().accessKeys()).isEqualTo(world.handedOver);
    }

    @Test
    void comesOnceAfterTheLastWrite() {
        world.pass(SECOND_LOOK.multipliedBy(2));
        gateway.calls.clear();

        world.pass(Duration.ofDays(30));

        assertThat(world.account.nextAttemptAt()).isEmpty();
        assertThat(gateway.calls).isEmpty();
    }

    @Test
    void isTakenAgainWhereTheUsersCannotBeListed() {
        GatewayUser ours = onlyUser();
        gateway.add(USER_NAME);
        int[] listings = {0};
        gateway.fate((call, effect) -> {
            if (call.equals("users.list") && listings[0]++ == 0) {
                throw new GatewayFailure.Transient(CallInfo.notMade("west", call), "cut off", null);
            }
            effect.run();
        });

        world.pass(SECOND_LOOK.multipliedBy(2));
        assertThat(world.account.status()).isEqualTo(Status.ACTIVE);
        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(gateway.all()).containsExactly(ours);
    }

    @Test
    void listsNobodyWhereNamesAreChosenAndSoNeverShared() {
        gateway.capabilities(Examples.capabilities(UserNames.CHOSEN, false));
        gateway.addKey(onlyUser());

        world.pass(SECOND_LOOK.multipliedBy(2));

        assertThat(gateway.calls).doesNotContain("users.list");
        assertThat(onlyUser().accessKeys()).isEqualTo(world.handedOver);
    }

    @Test
    void endOfTheServiceTakesADoubleAlong() {
        gateway.add(USER_NAME);

        world.arrive(world.make(new Change.Terminated(false, Optional.of(Duration.ZERO))));

        assertThat(gateway.all()).isEmpty();
        assertThat(world.account.status()).isEqualTo(Status.TERMINATED);
    }

    private GatewayUser onlyUser() {
        assertThat(gateway.all()).hasSize(1);
        return gateway.all().getFirst();
    }
}
