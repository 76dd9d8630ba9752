package io.stowage.limits.lifecycle;

import static io.stowage.limits.Examples.GIB;
import static io.stowage.limits.Examples.NOW;
import static io.stowage.limits.Examples.USER;
import static io.stowage.limits.Examples.account;
import static io.stowage.limits.Examples.bucketOverride;
import static io.stowage.limits.Examples.ended;
import static io.stowage.limits.Examples.plan;
import static io.stowage.limits.Examples.rates;
import static io.stowage.limits.Examples.userOverride;
import static io.stowage.limits.Examples.withoutUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.events.Outage;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.CallInfo;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.RateLimits;
import io.stowage.limits.account.Drift;
import io.stowage.limits.account.Failure;
import io.stowage.limits.account.LimitedAccount.Status;
import io.stowage.limits.gateway.DriftPolicy;
import io.stowage.limits.gateway.FakeGateway;
import io.stowage.limits.lifecycle.World.Misfortune;
import io.stowage.limits.terms.PlanLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LimitingTest {

    private static final BucketName DATA = new BucketName("sub-1-data");

    private final World world = new World(DriftPolicy.CORRECT);

    LimitingTest() {
        world.plans.put("basic", plan("DEFAULT=100 LIST=10 out=20000", "GET=50"));
        world.plans.put("pro", plan("DEFAULT=1000", ""));
        world.gateway.buckets.add(DATA.value());
    }

    @Nested
    class Wanted {

        @Test
        void planIsPutInForceForUserAndEveryBucket() {
            world.hears(account(1, "basic"));

            assertThat(world.gateway.of(USER))
                    .isEqualTo(rates("DEFAULT=100 GET=100 PUT=100 DELETE=100 LIST=10 out=20000"));
            assertThat(world.gateway.of(DATA)).isEqualTo(rates("GET=50"));
            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
            assertThat(world.applied().at()).isEqualTo(NOW);
            assertThat(world.told).isEmpty();
        }

        @Test
        void accountThatIsNotThereYetIsWaitedForWithoutFailing() {
            world.hears(withoutUser(1, "basic"));

            assertThat(world.account.status()).isEqualTo(Status.WAITING);
            assertThat(world.gateway.calls).isEmpty();
            assertThat(world.deadLetters).isEmpty();

            world.hears(account(1, "basic"));
            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
        }

        @Test
        void accountThatWantsWhatIsInForceMakesNoCall() {
            world.hears(account(1, "basic"));
            world.gateway.calls.clear();

            world.hears(account(1, "basic"));
            world.hears(account(2, "basic"));

            assertThat(world.gateway.calls).isEmpty();
        }

        @Test
        void olderStateOfTheAccountIsPassedOver() {
            world.hears(account(2, "pro"));

            world.hears(account(1, "basic"));

            assertThat(world.account.facts().planId()).isEqualTo("pro");
        }

        @Test
        void overrideStandsInPlaceOfThePlanForUserOrForASingleBucket() {
            world.gateway.buckets.add("other");

            world.hears(account(1, "basic", Optional.of(bucketOverride("other", "GET=5"))));
            assertThat(world.gateway.of(new BucketName("other"))).isEqualTo(rates("GET=5"));
            assertThat(world.gateway.of(DATA)).isEqualTo(rates("GET=50"));

            world.hears(account(2, "basic", Optional.of(userOverride("PUT=3"))));
            assertThat(world.gateway.of(USER)).isEqualTo(rates("PUT=3"));
            assertThat(world.gateway.of(new BucketName("other"))).isEqualTo(rates("GET=50"));
        }

        @Test
        void backToUnlimitedIsARemovalAndNeverAZero() {
            world.hears(account(1, "basic"));
            world.gateway.calls.clear();
            world.plans.put("free", PlanLimits.UNLIMITED);

            world.hears(account(2, "free"));

            assertThat(world.gateway.limits).isEmpty();
            assertThat(world.gateway.calls).contains("limits.remove").noneMatch(call -> call.contains("write"));
        }

        @Test
        void bucketThatIsNewGetsThePlansLimitsAndOneThatIsGoneIsForgotten() {
            world.hears(account(1, "basic"));
            world.gateway.buckets.add("new");
            world.gateway.deleteBucket(DATA.value());

            world.pass(Duration.ofHours(2));

            assertThat(world.gateway.of(new BucketName("new"))).isEqualTo(rates("GET=50"));
            assertThat(world.applied().limits().buckets()).containsOnlyKeys("new");
            assertThat(world.told).as("neither is drift").isEmpty();
        }

        @Test
        void quotaIsSetChangedAndRemoved() {
            world.plans.put("small", plan("", "", 100 * GIB));
            world.hears(account(1, "small"));
            assertThat(world.gateway.quota).isEqualTo(OptionalLong.of(100 * GIB));

            world.plans.put("small", plan("", "", 200 * GIB));
            world.pass(Duration.ofSeconds(1));
            assertThat(world.gateway.quota).isEqualTo(OptionalLong.of(200 * GIB));

            world.hears(account(2, "pro"));
            assertThat(world.gateway.quota).isEmpty();
        }

        @Test
        void quotaOfAGatewayThatEnforcesNoneIsLeftToThoseWhoMeasure() {
            world.gateway.knowsQuotas = false;
            world.plans.put("small", plan("GET=1", "", 123));

            world.hears(account(1, "small"));

            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
            assertThat(world.gateway.of(USER)).isEqualTo(rates("GET=1"));
            assertThat(world.gateway.calls).noneMatch(call -> call.startsWith("quotas"));
        }

        @Test
        void gatewayOfAVersionWithoutQuotasServesPlansWithoutOne() {
            world.gateway.fate = (call, effect) -> {
                if (call.startsWith("quotas")) {
                    throw new GatewayFailure.Rejected(
                            new CallInfo("west", call, 1, 400, "request-4"), "InvalidArgument", "no such service");
                }
                effect.run();
            };

            world.hears(account(1, "basic"));
            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);

            world.plans.put("small", plan("", "", GIB));
            world.hears(account(2, "small"));
            assertThat(world.account.status()).isEqualTo(Status.FAILED);
        }

        @Test
        void endedAccountIsForgottenWithoutACall() {
            world.hears(account(1, "basic"));
            world.gateway.calls.clear();

            world.hears(ended(2));
            assertThat(world.account).isNull();

            world.gone();
            assertThat(world.account).isNull();
            assertThat(world.gateway.calls).isEmpty();
        }
    }

    @Nested
    class PlanChanges {

        @Test
        void newVersionOfThePlanIsDueAtOnceAndInForceAfterwards() {
            world.hears(account(1, "basic"));
            assertThat(world.isDue(NOW)).isFalse();

            world.plans.put("basic", plan("GET=7", ""));
            assertThat(world.isDue(NOW)).isTrue();
            world.looks();

            assertThat(world.gateway.of(USER)).isEqualTo(rates("GET=7"));
            assertThat(world.gateway.of(DATA)).isEqualTo(RateLimits.UNLIMITED);
            assertThat(world.isDue(NOW)).isFalse();
            assertThat(world.told).as("no drift").isEmpty();
        }

        @Test
        void otherPlansAndAccountsThatWaitAreNotDue() {
            world.hears(withoutUser(1, "basic"));
            world.plans.put("basic", plan("GET=7", ""));
            assertThat(world.isDue(NOW)).isFalse();

            world.hears(account(1, "basic"));
            world.plans.put("pro", plan("GET=8", ""));
            assertThat(world.isDue(NOW)).isFalse();
        }

        @Test
        void planThatCannotBeToldIsNotTriedWithoutEnd() {
            world.hears(account(1, "basic"));

            world.plans.put("basic", plan("GET=0.01", ""));
            world.looks();

            assertThat(world.account.status()).isEqualTo(Status.FAILED);
            assertThat(world.isDue(NOW)).isFalse();
        }

        @Test
        void removedPlanStaysInForceForThoseWhoHaveIt() {
            world.hears(account(1, "basic"));
            world.plans.remove("basic");
            world.gateway.limits.clear();

            world.pass(Duration.ofHours(2));

            assertThat(world.gateway.of(DATA)).isEqualTo(rates("GET=50"));
        }

        @Test
        void unknownPlanFailsAndIsFoundWhenItIsThere() {
            world.hears(account(1, "basic"));

            world.hears(account(2, "nowhere"));
            assertThat(world.account.failure())
                    .hasValueSatisfying(why -> assertThat(why.reasonClass()).isEqualTo("unknown-plan"));
            assertThat(world.gateway.of(DATA)).as("as it was").isEqualTo(rates("GET=50"));

            world.plans.put("nowhere", plan("GET=9", ""));
            world.pass(Duration.ofSeconds(5));
            assertThat(world.gateway.of(USER)).isEqualTo(rates("GET=9"));
        }
    }

    @Nested
    class DriftFound {

        @Test
        void limitsChangedByHandAreToldOnceAndPutRight() {
            world.hears(account(1, "basic"));
            world.gateway.changedByHand(DATA, rates("GET=5000"));

            world.pass(Duration.ofHours(4));

            assertThat(world.gateway.of(DATA)).isEqualTo(rates("GET=50"));
            assertThat(world.told).singleElement().satisfies(drift -> {
                assertThat(drift.difference()).hasToString("bucket sub-1-data: GET operations/s 5000 instead of 50");
            });
            assertThat(world.account.drift())
                    .singleElement()
                    .satisfies(drift -> assertThat(drift.corrected()).isTrue());
            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
        }

        /** Trap 4: who writes operations by hand makes bandwidth unlimited without knowing it. */
        @Test
        void bandwidthLostByAWriteOfOperationsIsFound() {
            world.hears(account(1, "basic"));
            RateLimits inForce = world.gateway.of(USER);
            world.gateway.changedByHand(USER, new RateLimits(inForce.operations(), Optional.empty()));

            world.pass(Duration.ofHours(2));

            assertThat(world.told)
                    .extracting(drift -> drift.difference().toString())
                    .containsExactly("user: outgoing kB/s unlimited instead of 20000");
            assertThat(world.gateway.of(USER)).isEqualTo(inForce);
        }

        @Test
        void driftThatIsOnlyReportedStaysUntilOtherLimitsAreWanted() {
            World reporting = new World(DriftPolicy.REPORT);
            reporting.plans.put("basic", plan("GET=50", ""));
            reporting.hears(account(1, "basic"));
            reporting.gateway.changedByHand(USER, rates("GET=5000"));

            reporting.pass(Duration.ofHours(5));
            assertThat(reporting.gateway.of(USER)).isEqualTo(rates("GET=5000"));
            assertThat(reporting.told).as("told once").hasSize(1);
            assertThat(reporting.account.status()).isEqualTo(Status.DRIFTED);

            reporting.plans.put("basic", plan("GET=60", ""));
            reporting.pass(Duration.ofSeconds(1));
            assertThat(reporting.gateway.of(USER)).isEqualTo(rates("GET=60"));
            assertThat(reporting.account.status()).isEqualTo(Status.IN_FORCE);
        }

        @Test
        void driftThatSomebodyPutRightIsOver() {
            World reporting = new World(DriftPolicy.REPORT);
            reporting.plans.put("basic", plan("GET=50", ""));
            reporting.hears(account(1, "basic"));
            reporting.gateway.changedByHand(USER, rates("GET=5000"));
            reporting.pass(Duration.ofHours(2));

            reporting.gateway.changedByHand(USER, rates("GET=50"));
            reporting.pass(Duration.ofHours(2));

            assertThat(reporting.account.status()).isEqualTo(Status.IN_FORCE);
            assertThat(reporting.account.drift()).extracting(Drift::corrected).containsExactly(true);
        }
    }

    @Nested
    class Faults {

        @Test
        void limitsThatCannotBeToldExactlyAreNotPutInForceAndBecomeADeadLetterOnce() {
            world.plans.put("odd", plan("PUT=5 GET=0.01", "", GIB + 1));
            world.hears(account(1, "odd"));

            assertThat(world.gateway.calls).noneMatch(call -> call.contains("write"));
            assertThat(world.account.status()).isEqualTo(Status.FAILED);
            assertThat(world.account.failure())
                    .map(Failure::reason)
                    .hasValue("gateway west cannot be told the limits of plan odd exactly, so none were changed:"
                            + " rate limits: user, GET operations/s 0.01: NOT_A_WHOLE_STEP;"
                            + " quotas: 1073741825 bytes are no positive multiple of 1073741824");

            world.hears(account(2, "odd"));
            world.pass(Duration.ofHours(5));
            assertThat(world.deadLetters).hasSize(1);
        }

        @Test
        void ratesOnAGatewayWithoutRateLimitsAreRefusedInWords() {
            world.gateway.knowsRates = false;

            world.hears(account(1, "basic"));

            assertThat(world.account.failure())
                    .map(Failure::reason)
                    .hasValue("gateway west cannot be told the limits of plan basic exactly, so none were changed:"
                            + " rate limits: it has none for user; rate limits: it has none for each bucket");
        }

        @Test
        void planWithoutRatesIsFineOnAGatewayWithoutRateLimits() {
            world.gateway.knowsRates = false;
            world.plans.put("free", PlanLimits.UNLIMITED);

            world.hears(account(1, "free"));

            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
        }

        @Test
        void writeWhoseAnswerIsLostIsLookedAtAgain() {
            world.plans.put("basic", plan("GET=1 out=5", ""));
            world.gateway.buckets.clear();
            // Read quota and user, list buckets, write operations: done, not told.
            world.meets(List.of(Misfortune.NONE, Misfortune.NONE, Misfortune.NONE, Misfortune.LOST_AFTER));

            world.hears(account(1, "basic"));

            assertThat(world.gateway.of(USER)).isEqualTo(rates("GET=1 out=5"));
            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
        }

        @Test
        void refusedWriteFailsIsTriedAgainAndIsToldOnce() {
            world.gateway.fate = refusing();
            world.hears(account(1, "basic"));
            assertThat(world.account.status()).isEqualTo(Status.FAILED);
            assertThat(world.account.failure()).map(Failure::reasonClass).hasValue("rejected-by-gateway");
            assertThat(world.account.lookAgainAt()).hasValue(NOW.plusSeconds(5));

            world.pass(Duration.ofMinutes(10));
            assertThat(world.account.failure())
                    .map(Failure::attempts)
                    .hasValueSatisfying(attempts -> assertThat(attempts).isBetween(6, 8));
            assertThat(world.deadLetters).hasSize(1);

            world.gateway.fate = (call, effect) -> effect.run();
            world.pass(Duration.ofHours(1));
            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
        }

        @Test
        void outageIsHeldAgainstNobody() {
            world.meets(List.of(Misfortune.UNAVAILABLE));

            assertThatExceptionOfType(Outage.class).isThrownBy(() -> world.hearsOnce(account(1, "basic")));

            assertThat(world.account).isNull();
            assertThat(world.deadLetters).isEmpty();
        }

        @Test
        void bucketDeletedBetweenLookAndWriteIsNoFailure() {
            world.gateway.fate = (call, effect) -> {
                if (call.equals("limits.write operations") && world.gateway.limits.containsKey(USER)) {
                    world.gateway.deleteBucket(DATA.value());
                }
                effect.run();
            };

            world.hears(account(1, "basic"));

            assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
            assertThat(world.applied().limits().buckets()).isEmpty();
        }

        @Test
        void gatewayThatReportsOtherLimitsThanWereWrittenIsNotBelieved() {
            world.plans.put("basic", plan("GET=2", ""));
            world.gateway.taken = told -> rates("GET=3");

            world.hears(account(1, "basic"));

            assertThat(world.account.failure())
                    .map(Failure::reason)
                    .hasValue(
                            "gateway west reports other limits than were written: user: GET operations/s 3 instead of 2");
        }

        @Test
        void userThatIsGoneFails() {
            world.gateway.userIsThere = false;

            world.hears(account(1, "basic"));

            assertThat(world.account.failure()).map(Failure::reasonClass).hasValue("rejected-by-gateway");
        }

        private FakeGateway.Fate refusing() {
            return (call, effect) -> {
                if (call.startsWith("limits.write")) {
                    throw new GatewayFailure.Rejected(
                            new CallInfo("west", call, 1, 400, "request-9"), "InvalidArgument", "no");
                }
                effect.run();
            };
        }
    }
}
