package io.stowage.provisioning.lifecycle;

import static io.stowage.provisioning.Examples.NOW;
import static io.stowage.provisioning.Examples.USER_NAME;
import static io.stowage.provisioning.Examples.order;
import static io.stowage.provisioning.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.stowage.events.Outage;
import io.stowage.gateway.AccessKey;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewayUser;
import io.stowage.provisioning.Examples;
import io.stowage.provisioning.account.Account;
import io.stowage.provisioning.account.Account.Status;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Failure;
import io.stowage.provisioning.account.OrderPolicy;
import io.stowage.provisioning.gateway.FakeGateway;
import io.stowage.provisioning.gateway.HandedOver;
import io.stowage.provisioning.gateway.Reconciler;
import io.stowage.provisioning.gateway.RetryWaits;
import io.stowage.provisioning.gateway.SecondLook;
import io.stowage.provisioning.identity.ClaimedName;
import io.stowage.provisioning.lifecycle.Happening.Kind;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Customer;
import io.stowage.provisioning.order.Order;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisioningTest {

    private static final Duration GRACE = Duration.ofDays(7);
    /** Later than all else. */
    private static final Duration SECOND_LOOK = Duration.ofDays(365);

    private static final Duration MARKER = Duration.ofDays(90);

    private final FakeGateway gateway = new FakeGateway();
    private final TestClock clock = new TestClock(NOW);
    private final Provisioning provisioning = provisioning(Map.of("west", gateway));
    private Account account;

    @Test
    void placedOrderBecomesAUserAKeyAndABucket() {
        Consequences consequences = handle(order(1, placed("with-bucket")));

        GatewayUser user = onlyUser();
        assertThat(user.name()).isEqualTo(USER_NAME);
        assertThat(keys(consequences)).isEqualTo(user.accessKeys()).hasSize(1);
        assertThat(account.atGateway().keys())
                .extracting(IssuedKey::accessKeyId, IssuedKey::orderEventId)
                .containsExactly(tuple(user.accessKeys().getFirst().id(), "order-1"));
        assertThat(gateway.bucketNames()).containsExactly("sub-1-data");
        assertThat(account.status()).isEqualTo(Status.ACTIVE);
        assertThat(told(consequences)).containsExactly(Kind.PROVISIONED);
    }

    @Test
    void repeatedOrderAsksTheGatewayNothing() {
        handle(order(1, placed("plain")));
        gateway.calls.clear();

        Consequences again = handle(order(1, placed("plain")));

        assertThat(again).isEqualTo(Consequences.none());
        assertThat(gateway.calls).isEmpty();
    }

    @Test
    void supersededOrderIsToldAndChangesNothing() {
        handle(order(1, placed("plain")));
        handle(order(3, new Change.Resumed()));

        Consequences late = handle(order(2, new Change.Suspended()));

        assertThat(late.happenings()).singleElement().satisfies(happening -> {
            assertThat(happening.kind()).isEqualTo(Kind.SUPERSEDED);
            assertThat(happening.orderEventId()).isEqualTo("order-2");
            assertThat(happening.reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("order-3"));
        });
        assertThat(late.deadLetter()).isEmpty();
        assertThat(onlyUser().enabled()).isTrue();
    }

    @Test
    void refusedOrderGoesToTheDeadLettersAndIsTold() {
        Consequences refused = handle(order(1, new Change.Suspended()));

        assertThat(told(refused)).containsExactly(Kind.REJECTED);
        assertThat(refused.deadLetter()).get().extracting(Failure::reasonClass).isEqualTo("unknown-subscription");
        assertThat(account).isNull();
        assertThat(gateway.calls).isEmpty();
    }

    @Test
    void createWhoseAnswerWasLostIsFoundAndNotRepeated() {
        gateway.fate(lostAfter("users.create", 1));

        Consequences consequences = handle(order(1, placed("plain")));

        assertThat(told(consequences)).containsExactly(Kind.PROVISIONED);
        assertThat(keys(consequences)).isEqualTo(onlyUser().accessKeys());
    }

    @Test
    void createThatNeverHappenedIsMadeAgain() {
        gateway.fate(failing("users.create", 1, ambiguous()));

        handle(order(1, placed("plain")));

        assertThat(onlyUser().accessKeys()).hasSize(1);
        assertThat(gateway.calls).filteredOn("users.create"::equals).hasSize(2);
    }

    @Test
    void writeThatStaysUnclearIsLeftForLaterAndKeepsWhatWasReached() {
        gateway.fate(failing("s3.createBucket", 99, ambiguous()));

        Consequences consequences = handle(order(1, placed("with-bucket")));

        assertThat(consequences.handedOver()).hasSize(1);
        assertThat(consequences.happenings()).isEmpty();
        assertThat(consequences.deadLetter()).isEmpty();
        assertThat(account.status()).isEqualTo(Status.FAILED);
        assertThat(account.nextAttemptAt()).contains(NOW.plusSeconds(5));
        assertThat(gateway.calls).filteredOn("s3.createBucket"::equals).hasSize(4);

        gateway.fate(FakeGateway.Fate.KIND);
        clock.advance(Duration.ofSeconds(5));
        Consequences later = lookAgain();

        assertThat(told(later)).containsExactly(Kind.PROVISIONED);
        assertThat(later.handedOver()).as("handed over before").isEmpty();
        assertThat(account.failure()).isEmpty();
    }

    @Test
    void refusalOfTheGatewayIsToldOnceKeptForOperationsAndTriedAgainWithGrowingWaits() {
        gateway.fate(failing("users.create", 2, refused()));

        Consequences first = handle(order(1, placed("plain")));

        assertThat(told(first)).containsExactly(Kind.FAILED);
        assertThat(first.deadLetter()).hasValueSatisfying(why -> {
            assertThat(why.reasonClass()).isEqualTo("rejected-by-gateway");
            assertThat(why.gatewayRequestId()).contains("request-1");
        });
        assertThat(account.nextAttemptAt()).contains(NOW.plusSeconds(5));

        clock.advance(Duration.ofSeconds(5));
        Consequences second = lookAgain();
        assertThat(second.happenings()).isEmpty();
        assertThat(second.deadLetter()).isEmpty();
        assertThat(account.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.attempts()).isEqualTo(2);
            assertThat(failure.firstAt()).isEqualTo(NOW);
        });
        assertThat(account.nextAttemptAt()).contains(NOW.plusSeconds(15));

        clock.advance(Duration.ofSeconds(10));
        assertThat(told(lookAgain())).containsExactly(Kind.PROVISIONED);
        assertThat(account.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void replayOfARefusedOrderStartsFromWhatIsWantedNow() {
        gateway.fate(failing("users.create", 2, refused()));
        handle(order(1, placed("plain")));
        handle(order(2, new Change.Suspended()));

        Consequences replay = handle(order(1, placed("plain")));

        assertThat(told(replay)).containsExactly(Kind.PROVISIONED, Kind.SUSPENDED);
        assertThat(onlyUser().enabled()).isFalse();
    }

    @Test
    void outageIsThrownWithAProbeAndNothingIsDecided() {
        gateway.fate((call, effect) -> {
            throw new GatewayFailure.Unavailable(CallInfo.notMade("west", call), "away", null);
        });

        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> provisioning.order(order(1, placed("plain")), null))
                .satisfies(outage -> assertThat(outage.probe())
                        .hasValueSatisfying(probe -> assertThat(probe.isOver()).isTrue()));
        assertThat(gateway.calls).last().isEqualTo("probe");
    }

    @Test
    void accountWhoseGatewayIsNotConfiguredAnyMoreIsKeptAndTriedAgain() {
        handle(order(1, placed("plain")));

        Consequences consequences = provisioning(Map.of()).order(order(2, new Change.Suspended()), account);

        assertThat(told(consequences)).containsExactly(Kind.FAILED);
        assertThat(consequences.deadLetter())
                .get()
                .extracting(Failure::reasonClass)
                .isEqualTo("unknown-gateway");
    }

    @Test
    void suspendedCustomerWhoOwnsBucketsIsDisabledAndKeepsThem() {
        handle(order(1, placed("with-bucket")));
        gateway.store(onlyUser(), "photos", "cat");

        assertThat(told(handle(order(2, new Change.Suspended())))).containsExactly(Kind.SUSPENDED);

        assertThat(onlyUser().enabled()).isFalse();
        assertThat(gateway.bucketNames()).containsExactlyInAnyOrder("sub-1-data", "photos");
        assertThat(account.status()).isEqualTo(Status.SUSPENDED);

        assertThat(told(handle(order(3, new Change.Resumed())))).containsExactly(Kind.RESUMED);
        assertThat(onlyUser().enabled()).isTrue();
    }

    @Test
    void rotationReplacesTheKeyAtOnceOrAfterTheOverlap() {
        AccessKey first = keys(handle(order(1, placed("plain")))).getFirst();

        AccessKey second =
                keys(handle(order(2, new Change.KeysRotated(Duration.ZERO)))).getFirst();
        assertThat(onlyUser().accessKeys()).containsExactly(second).doesNotContain(first);

        AccessKey third = keys(handle(order(3, new Change.KeysRotated(Duration.ofHours(1)))))
                .getFirst();
        assertThat(onlyUser().accessKeys()).containsExactly(second, third);
        assertThat(account.nextAttemptAt()).contains(clock.instant().plus(Duration.ofHours(1)));

        clock.advance(Duration.ofHours(1));
        Consequences end = lookAgain();
        assertThat(end.happenings()).isEmpty();
        assertThat(onlyUser().accessKeys()).containsExactly(third);
        assertThat(account.nextAttemptAt())
                .as("nothing but the second look is to come")
                .hasValueSatisfying(at -> assertThat(at).isAfter(NOW.plus(SECOND_LOOK)));
    }

    @Test
    void contactAndPlanChangeWithoutTouchingTheUser() {
        handle(order(1, placed("plain")));
        GatewayUser before = onlyUser();
        Customer joan = new Customer(Optional.empty(), "Joan", "joan@example.org", "de");

        assertThat(told(handle(order(2, new Change.ContactChanged(joan))))).containsExactly(Kind.CONTACT_CHANGED);
        assertThat(told(handle(order(3, new Change.PlanChanged("bigger"))))).containsExactly(Kind.PLAN_CHANGED);

        assertThat(onlyUser()).isEqualTo(before);
        assertThat(account.wanted().customer()).isEqualTo(joan);
        assertThat(account.wanted().planId()).isEqualTo("bigger");
    }

    @Test
    void terminatedAccountIsDisabledAndPurgedAfterTheGraceWithEverythingItOwns() {
        handle(order(1, placed("with-bucket")));
        gateway.store(onlyUser(), "photos", "cat");
        gateway.addAccount(onlyUser(), "backup");

        Consequences disabled = handle(order(2, new Change.Terminated(false, Optional.empty())));
        assertThat(told(disabled)).containsExactly(Kind.TERMINATING);
        assertThat(onlyUser().enabled()).isFalse();
        assertThat(account.status()).isEqualTo(Status.TERMINATING);
        assertThat(account.nextAttemptAt()).contains(NOW.plus(GRACE));
        assertThat(disabled.givenBack()).isEmpty();

        clock.advance(GRACE);
        gateway.calls.clear();
        Consequences end = lookAgain();

        assertThat(gateway.all()).isEmpty();
        assertThat(gateway.bucketNames()).isEmpty();
        assertThat(gateway.calls)
                .as("no key of the customer's works while the user is enabled for the purge")
                .containsSubsequence("keys.revoke", "users.enable", "s3.empty", "s3.deleteBucket", "users.delete")
                .containsSubsequence("accounts.delete", "users.enable");
        assertThat(told(end)).containsExactly(Kind.TERMINATED);
        assertThat(end.handedOver()).as("the key of the purge is nobody's").isEmpty();
        assertThat(end.givenBack())
                .containsExactly(
                        new ClaimedName("west", "user|" + USER_NAME), new ClaimedName("west", "under|jane+sub"));
        assertThat(account.wanted().customer()).isEqualTo(Customer.UNKNOWN);
        assertThat(account.atGateway().userName()).isEmpty();
        assertThat(account.atGateway().keys()).isEmpty();
        assertThat(account.nextAttemptAt()).contains(clock.instant().plus(MARKER));

        clock.advance(MARKER);
        assertThat(provisioning.lookAgain(account)).isEqualTo(Consequences.forget());
    }

    @Test
    void terminationWithoutGraceEndsAtOnce() {
        handle(order(1, placed("with-bucket")));

        Consequences end = handle(order(2, new Change.Terminated(false, Optional.of(Duration.ZERO))));

        assertThat(told(end)).containsExactly(Kind.TERMINATED);
        assertThat(gateway.all()).isEmpty();
    }

    @Test
    void keptDataStayWithTheDisabledUserWhoKeepsItsName() {
        handle(order(1, placed("with-bucket")));

        Consequences end = handle(order(2, new Change.Terminated(true, Optional.empty())));

        assertThat(told(end)).containsExactly(Kind.TERMINATED);
        assertThat(onlyUser().enabled()).isFalse();
        assertThat(gateway.bucketNames()).containsExactly("sub-1-data");
        assertThat(end.givenBack()).isEmpty();
    }

    @Test
    void resumeDuringTheGraceKeepsEverything() {
        handle(order(1, placed("with-bucket")));
        GatewayUser before = onlyUser();
        handle(order(2, new Change.Terminated(false, Optional.empty())));
        clock.advance(GRACE.minusSeconds(1));

        assertThat(told(handle(order(3, new Change.Resumed())))).containsExactly(Kind.RESUMED);

        assertThat(onlyUser()).isEqualTo(before);
        clock.advance(GRACE);
        lookAgain();
        assertThat(onlyUser()).isEqualTo(before);
    }

    @Test
    void purgeThatFailsMidwayCannotBeTakenBackAndGoesOn() {
        handle(order(1, placed("with-bucket")));
        gateway.store(onlyUser(), "photos", "cat");
        gateway.fate(failing("s3.deleteBucket", 1, refused()));
        handle(order(2, new Change.Terminated(false, Optional.of(Duration.ZERO))));

        assertThat(told(handle(order(3, new Change.Resumed())))).containsExactly(Kind.REJECTED);

        clock.advance(Duration.ofSeconds(5));
        assertThat(told(lookAgain())).containsExactly(Kind.TERMINATED);
        assertThat(gateway.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void subscriptionThatEndsBeforeItWasServedIsNotToldAsProvisioned(boolean keepData) {
        gateway.fate(failing("users.create", 1, refused()));
        handle(order(1, placed("plain")));

        Consequences end = handle(order(2, new Change.Terminated(keepData, Optional.empty())));

        assertThat(told(end)).containsExactly(Kind.TERMINATED);
        assertThat(gateway.all()).isEmpty();
    }

    @Test
    void userInUseUnderTheNameIsNeitherTakenOverNorPurged() {
        GatewayUser stranger = gateway.add(USER_NAME);
        gateway.store(stranger, "photos", "cat");

        Consequences placed = handle(order(1, placed("plain")));
        assertThat(told(placed)).containsExactly(Kind.FAILED);
        assertThat(placed.handedOver()).isEmpty();

        Consequences end = handle(order(2, new Change.Terminated(false, Optional.of(Duration.ZERO))));
        assertThat(told(end)).containsExactly(Kind.TERMINATED);
        assertThat(gateway.all()).containsExactly(stranger);
        assertThat(gateway.bucketNames()).containsExactly("photos");
    }

    @Test
    void subscriptionEndsEvenIfAnotherUserHasItsNameMeanwhile() {
        handle(order(1, placed("plain")));
        gateway.remove(onlyUser());
        GatewayUser stranger = gateway.add(USER_NAME);

        assertThat(handle(order(2, new Change.Suspended())).deadLetter())
                .get()
                .extracting(Failure::reasonClass)
                .isEqualTo("user-missing");
        Consequences end = handle(order(3, new Change.Terminated(false, Optional.of(Duration.ZERO))));

        assertThat(told(end)).containsExactly(Kind.TERMINATED);
        assertThat(gateway.all()).containsExactly(stranger);
    }

    private Provisioning provisioning(Map<String, FakeGateway> gateways) {
        return new Provisioning(
                new OrderPolicy(
                        Examples.placing(Examples.plans(), Examples.gateways(), Examples.naming()),
                        Examples.plans(),
                        Examples.gateways(),
                        GRACE),
                new Reconciler(
                        Map.copyOf(gateways),
                        Examples.plans(),
                        new RetryWaits(Duration.ofSeconds(5), Duration.ofHours(1)),
                        new SecondLook(SECOND_LOOK),
                        MARKER,
                        clock),
                clock);
    }

    private Consequences handle(Order order) {
        return remember(provisioning.order(order, account));
    }

    private Consequences lookAgain() {
        return remember(provisioning.lookAgain(account));
    }

    private Consequences remember(Consequences consequences) {
        if (consequences.account() instanceof Consequences.Changed changed) {
            account = changed.account();
        }
        return consequences;
    }

    private GatewayUser onlyUser() {
        assertThat(gateway.all()).hasSize(1);
        return gateway.all().getFirst();
    }

    private static List<Kind> told(Consequences consequences) {
        return consequences.happenings().stream().map(Happening::kind).toList();
    }

    private static GatewayFailure refused() {
        return new GatewayFailure.Rejected(new CallInfo("west", "call", 1, 409, "request-1"), "Conflict", "no");
    }

    private static GatewayFailure ambiguous() {
        return new GatewayFailure.AmbiguousWrite(new CallInfo("west", "write", 1, null, null), "cut off", null);
    }

    /** Fails the first so many calls of a kind, before they have an effect. */
    private static FakeGateway.Fate failing(String kind, int times, GatewayFailure failure) {
        int[] failed = {0};
        return (call, effect) -> {
            if (call.equals(kind) && failed[0]++ < times) {
                throw failure;
            }
            effect.run();
        };
    }

    private static List<AccessKey> keys(Consequences consequences) {
        return consequences.handedOver().stream().map(HandedOver::key).toList();
    }

    /** Loses the answers of the first so many calls of a kind. */
    private static FakeGateway.Fate lostAfter(String kind, int times) {
        int[] lost = {0};
        return (call, effect) -> {
            effect.run();
            if (call.equals(kind) && lost[0]++ < times) {
                throw ambiguous();
            }
        };
    }
}
