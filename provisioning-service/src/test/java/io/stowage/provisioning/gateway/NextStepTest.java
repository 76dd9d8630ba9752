package io.stowage.provisioning.gateway;

import static io.stowage.provisioning.Examples.NOW;
import static io.stowage.provisioning.Examples.USER_NAME;
import static io.stowage.provisioning.Examples.accessKeys;
import static io.stowage.provisioning.Examples.account;
import static io.stowage.provisioning.Examples.accountWithUser;
import static io.stowage.provisioning.Examples.active;
import static io.stowage.provisioning.Examples.key;
import static io.stowage.provisioning.Examples.keyToRevoke;
import static io.stowage.provisioning.Examples.user;
import static io.stowage.provisioning.Examples.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Account;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.Secret;
import io.stowage.gateway.UserId;
import io.stowage.provisioning.account.AtGateway.IssuedKey;
import io.stowage.provisioning.account.Wanted;
import io.stowage.provisioning.account.Wanted.Keep;
import io.stowage.provisioning.account.Wanted.PurgeAt;
import io.stowage.provisioning.account.Wanted.Service;
import io.stowage.provisioning.account.Wanted.WantedKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextStepTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final GatewayUser FOUND = user(true, "K1");

    private final NextStep next = new NextStep(2, Optional.empty());

    @Test
    void createsTheUserThatIsMissing() {
        assertThat(step(account(wanted()), Observed.nobody())).isEqualTo(new Step.CreateUser());
    }

    @Test
    void looksAtTheBucketsOfAUserItDoesNotRemember() {
        assertThat(step(account(wanted()), Observed.of(FOUND))).isEqualTo(new Step.LookAtBuckets(FOUND.ref()));
    }

    @ParameterizedTest
    @MethodSource
    void adoptsOnlyAUserThatCanBeItsOwn(GatewayUser found, Set<String> buckets, Step expected) {
        var account = account(withBucket("sub-1-data"));

        assertThat(step(account, Observed.of(found).owning(buckets))).isEqualTo(expected);
    }

    static Stream<Arguments> adoptsOnlyAUserThatCanBeItsOwn() {
        GatewayUser keyless = user(false);
        GatewayUser system = new GatewayUser(FOUND.id(), USER_NAME, true, true, List.of(), List.of());
        GatewayUser divided = new GatewayUser(
                FOUND.id(), USER_NAME, true, false, List.of(), List.of(new Account("backup", List.of())));
        Step taken = new Step.GiveUp(
                "name-taken", "user 00000000000000a1 is there already under the subscription's name and is in use");
        return Stream.of(
                arguments(FOUND, Set.of(), new Step.Adopt(FOUND)),
                arguments(FOUND, Set.of("sub-1-data"), new Step.Adopt(FOUND)),
                arguments(keyless, Set.of(), new Step.Adopt(keyless)),
                arguments(FOUND, Set.of("photos"), taken),
                arguments(FOUND, Set.of("sub-1-data", "photos"), taken),
                arguments(system, Set.of(), taken),
                arguments(divided, Set.of(), taken));
    }

    @Test
    void endsAtOnceWhereItsNameIsInUseByAnother() {
        var account = account(wanted().terminate(new PurgeAt(NOW)));

        assertThat(step(account, Observed.of(FOUND).owning(Set.of("photos")))).isEqualTo(new Step.End());
    }

    @Test
    void leavesAForeignUserAlone() {
        UserId foreign = new UserId("00000000000000b2");
        var found = new GatewayUser(foreign, USER_NAME, true, false, List.of(), List.of());

        for (Wanted wanted : List.of(wanted(), wanted().terminate(new PurgeAt(NOW)), wanted().terminate(new Keep()))) {
            assertThat(step(accountWithUser(wanted), Observed.of(found)))
                    .isInstanceOfSatisfying(
                            Step.GiveUp.class,
                            giveUp -> assertThat(giveUp.reasonClass()).isEqualTo("foreign-user"));
        }
    }

    @Test
    void doesNotMakeAUserAgainThatSomebodyRemoved() {
        assertThat(step(accountWithUser(wanted()), Observed.nobody()))
                .isInstanceOfSatisfying(
                        Step.GiveUp.class,
                        giveUp -> assertThat(giveUp.reasonClass()).isEqualTo("user-missing"));
    }

    @ParameterizedTest
    @MethodSource
    void enablesOrDisablesBeforeItHandsOutKeys(Service service, boolean enabled, Step expected) {
        assertThat(step(accountWithUser(wanted().serve(service)), Observed.of(user(enabled, "K1"))))
                .isEqualTo(expected);
    }

    static Stream<Arguments> enablesOrDisablesBeforeItHandsOutKeys() {
        Step handOver = new Step.HandOver(FOUND.ref(), accessKeys("K1").getFirst());
        return Stream.of(
                arguments(Service.ACTIVE, true, handOver),
                arguments(Service.ACTIVE, false, new Step.Enable(FOUND.ref())),
                arguments(Service.SUSPENDED, true, new Step.Disable(FOUND.ref())),
                arguments(Service.SUSPENDED, false, handOver));
    }

    @Test
    void condemnedKeyIsGoneBeforeTheUserIsEnabled() {
        var account = accountWithUser(keys(0, 1, null), keyToRevoke("K1", 1));

        assertThat(step(account, Observed.of(user(false, "K1")))).isEqualTo(new Step.RevokeKey(FOUND.ref(), "K1"));
    }

    @Test
    void userIsDisabledBeforeKeysAreSeenTo() {
        var account = accountWithUser(keys(0, 1, null).serve(Service.SUSPENDED), keyToRevoke("K1", 1));

        assertThat(step(account, Observed.of(user(true, "K1")))).isEqualTo(new Step.Disable(FOUND.ref()));
    }

    /** Wanted keys, keys billing holds, keys seen: the step. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void keysAreBroughtToWhatIsWanted(
            String situation, Wanted wanted, List<IssuedKey> held, List<String> seen, Step expected) {
        var account = accountWithUser(wanted, held.toArray(IssuedKey[]::new));

        assertThat(step(account, Observed.of(user(true, seen.toArray(String[]::new)))))
                .isEqualTo(expected);
    }

    static Stream<Arguments> keysAreBroughtToWhatIsWanted() {
        Step issue = new Step.IssueKey(FOUND.ref());
        Step done = new Step.Done(Optional.empty());
        return Stream.of(
                keys("none, none seen", keys(1, 1, null), List.of(), List.of(), issue),
                keys("none, stray seen", keys(1, 1, null), List.of(), List.of("S"), handOver("S")),
                keys(
                        "none, two strays: one is billing's",
                        keys(1, 1, null),
                        List.of(),
                        List.of("S", "T"),
                        handOver("S")),
                keys("one as wanted", keys(1, 1, null), held("K1", 1), List.of("K1"), done),
                keys("one as wanted, stray seen", keys(1, 1, null), held("K1", 1), List.of("K1", "S"), revoke("S")),
                keys("two wanted, one held", keys(2, 1, null), held("K1", 1), List.of("K1"), issue),
                keys(
                        "two wanted, one held, one stray",
                        keys(2, 1, null),
                        held("K1", 1),
                        List.of("K1", "S"),
                        handOver("S")),
                keys("two as wanted", keys(2, 1, null), held("K1", 1, "K2", 1), List.of("K1", "K2"), done),
                keys("none wanted, stray seen", keys(0, 1, null), List.of(), List.of("S"), revoke("S")),
                keys("none wanted", keys(0, 1, null), List.of(), List.of(), done),
                keys("revoked elsewhere", keys(1, 1, null), held("K1", 1), List.of(), new Step.ForgetKey("K1")),
                keys(
                        "revoked elsewhere, stray seen: not the same",
                        keys(1, 1, null),
                        held("K1", 1),
                        List.of("S"),
                        new Step.ForgetKey("K1")),
                // Rotated without overlap: the old key goes first, so that a thief's key dies at once.
                keys("rotated", keys(1, 2, null), held("K1", 1), List.of("K1"), revoke("K1")),
                keys("rotated, old one gone", keys(1, 2, null), List.of(), List.of(), issue),
                keys("rotated, new one not handed over", keys(1, 2, null), List.of(), List.of("N"), handOver("N")),
                keys("rotated and handed over", keys(1, 2, null), held("N", 2), List.of("N"), done),
                // Rotated with overlap.
                keys("rotated, overlap", keys(1, 2, LATER), held("K1", 1), List.of("K1"), issue),
                keys(
                        "rotated, overlap, not handed over",
                        keys(1, 2, LATER),
                        held("K1", 1),
                        List.of("K1", "N"),
                        handOver("N")),
                keys(
                        "rotated, overlap, handed over",
                        keys(1, 2, LATER),
                        held("K1", 1, "N", 2),
                        List.of("K1", "N"),
                        new Step.Done(Optional.of(LATER))),
                keys("rotated, overlap over", keys(1, 2, NOW), held("K1", 1, "N", 2), List.of("K1", "N"), revoke("K1")),
                // Two keys are all that a user can hold: the oldest makes room.
                keys(
                        "rotated at the limit",
                        keys(2, 2, LATER),
                        held("K1", 1, "K2", 1),
                        List.of("K1", "K2"),
                        revoke("K1")),
                keys(
                        "rotated during an overlap",
                        keys(1, 3, LATER),
                        held("K1", 1, "K2", 2),
                        List.of("K1", "K2"),
                        revoke("K1")),
                keys(
                        "rotated at the limit, stray seen",
                        keys(2, 2, LATER),
                        held("K1", 1),
                        List.of("K1", "N"),
                        handOver("N")));
    }

    /** The same key seen again is the one to go, never one to be handed out as new. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void condemnedKeyIsRevokedHoweverManyAreWanted(int count) {
        var account = accountWithUser(keys(count, 1, null), keyToRevoke("K1", 1));

        assertThat(step(account, Observed.of(user(true, "K1")))).isEqualTo(new Step.RevokeKey(FOUND.ref(), "K1"));
    }

    @Test
    void keyWhoseSecretTheGatewayDoesNotTellIsNeverHandedOver() {
        var account = accountWithUser(keys(1, 1, null));
        var stray = new GatewayUser(
                FOUND.id(), FOUND.name(), true, false, List.of(new AccessKey("K9", Secret.untold())), List.of());

        assertThat(step(account, Observed.of(stray))).isEqualTo(new Step.RevokeKey(FOUND.ref(), "K9"));
    }

    @Test
    void policyIsPutInForceBeforeAnybodyIsLetInOrGetsAKey() {
        UserPolicy policy = UserPolicy.of("{}");
        NextStep withPolicy = new NextStep(2, Optional.of(policy));
        var without = accountWithUser(wanted());
        var with = without.at(without.atGateway().policy(policy.digest()));
        var other = without.at(without.atGateway().policy(UserPolicy.of("{ }").digest()));

        for (GatewayUser seen : List.of(user(true, "K1"), user(false, "K1"))) {
            assertThat(withPolicy.of(without, Observed.of(seen), NOW))
                    .isEqualTo(new Step.PutPolicy(FOUND.ref(), policy));
            assertThat(withPolicy.of(other, Observed.of(seen), NOW)).isEqualTo(new Step.PutPolicy(FOUND.ref(), policy));
            assertThat(withPolicy.of(with, Observed.of(seen), NOW)).isNotInstanceOf(Step.PutPolicy.class);
        }
    }

    @Test
    void bucketIsMadeOnceTheUserIsEnabledAndHasAKey() {
        var account = accountWithUser(withBucket("sub-1-data"), key("K1", 1));

        assertThat(step(account, Observed.of(FOUND))).isEqualTo(new Step.CreateBucket(FOUND, "sub-1-data"));
        assertThat(step(account.at(account.atGateway().bucket("sub-1-data")), Observed.of(FOUND)))
                .isEqualTo(new Step.Done(Optional.empty()));
    }

    @Test
    void bucketWaitsWhileTheUserIsDisabledOrKeyless() {
        var suspended = accountWithUser(withBucket("sub-1-data").serve(Service.SUSPENDED), key("K1", 1));
        var keyless = accountWithUser(withBucket("sub-1-data").keys(new WantedKeys(0, 1, Optional.empty())));

        assertThat(step(suspended, Observed.of(user(false, "K1")))).isEqualTo(new Step.Done(Optional.empty()));
        assertThat(step(keyless, Observed.of(user(true)))).isEqualTo(new Step.Done(Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource
    void terminatedAccountIsDisabledAndThenPurgedOrKept(Wanted.End end, boolean enabled, Step expected) {
        var account = accountWithUser(wanted().terminate(end), key("K1", 1));

        assertThat(step(account, Observed.of(user(enabled, "K1")))).isEqualTo(expected);
    }

    static Stream<Arguments> terminatedAccountIsDisabledAndThenPurgedOrKept() {
        Step disable = new Step.Disable(FOUND.ref());
        return Stream.of(
                arguments(new PurgeAt(LATER), true, disable),
                arguments(new PurgeAt(LATER), false, new Step.Done(Optional.of(LATER))),
                arguments(new PurgeAt(NOW), true, new Step.Purge(user(true, "K1"))),
                arguments(new PurgeAt(NOW), false, new Step.Purge(user(false, "K1"))),
                arguments(new PurgeAt(NOW.minusSeconds(1)), false, new Step.Purge(user(false, "K1"))),
                arguments(new Keep(), true, disable),
                arguments(new Keep(), false, new Step.End()));
    }

    @Test
    void condemnedKeyIsRevokedDuringTheGraceToo() {
        var account = accountWithUser(keys(0, 1, null).terminate(new PurgeAt(LATER)), keyToRevoke("K1", 1));

        assertThat(step(account, Observed.of(user(false, "K1")))).isEqualTo(new Step.RevokeKey(FOUND.ref(), "K1"));
    }

    @Test
    void noKeyIsHandedOutDuringTheGrace() {
        var account = accountWithUser(wanted().terminate(new PurgeAt(LATER)));

        assertThat(step(account, Observed.of(user(false, "S")))).isEqualTo(new Step.Done(Optional.of(LATER)));
    }

    @Test
    void terminatedAccountWithoutAUserHasEnded() {
        for (Wanted.End end : List.of(new PurgeAt(LATER), new PurgeAt(NOW), new Keep())) {
            assertThat(step(account(wanted().terminate(end)), Observed.nobody()))
                    .isEqualTo(new Step.End());
            assertThat(step(accountWithUser(wanted().terminate(end)), Observed.nobody()))
                    .isEqualTo(new Step.End());
        }
    }

    @Test
    void accountResumedDuringItsGraceIsServedAgain() {
        var resumed = accountWithUser(wanted().terminate(new PurgeAt(LATER)).serve(Service.ACTIVE), key("K1", 1));

        assertThat(step(resumed, Observed.of(user(false, "K1")))).isEqualTo(new Step.Enable(FOUND.ref()));
    }

    @Test
    void endedAccountIsLeftAloneWhateverIsThere() {
        var ended = active().ended(LATER);

        assertThat(step(ended, Observed.of(FOUND))).isEqualTo(new Step.Done(Optional.of(LATER)));
        assertThat(step(ended, Observed.nobody())).isEqualTo(new Step.Done(Optional.of(LATER)));
    }

    private Step step(io.stowage.provisioning.account.Account account, Observed observed) {
        return next.of(account, observed, NOW);
    }

    private static Wanted withBucket(String name) {
        Wanted wanted = wanted();
        return new Wanted(
                wanted.service(),
                wanted.planId(),
                wanted.customer(),
                wanted.productName(),
                Optional.of(name),
                wanted.keys(),
                wanted.accounts(),
                wanted.limitsOverride(),
                wanted.end());
    }

    private static Wanted keys(int count, int generation, Instant oldUntil) {
        return wanted().keys(new WantedKeys(count, generation, Optional.ofNullable(oldUntil)));
    }

    private static Arguments keys(String situation, Wanted wanted, List<IssuedKey> held, List<String> seen, Step step) {
        return arguments(situation, wanted, held, seen, step);
    }

    private static List<IssuedKey> held(String id, int generation) {
        return List.of(key(id, generation));
    }

    private static List<IssuedKey> held(String id, int generation, String second, int secondGeneration) {
        return List.of(key(id, generation), key(second, secondGeneration));
    }

    private static Step handOver(String id) {
        return new Step.HandOver(FOUND.ref(), accessKeys(id).getFirst());
    }

    private static Step revoke(String id) {
        return new Step.RevokeKey(FOUND.ref(), id);
    }
}
