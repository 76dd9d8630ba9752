package io.stowage.notification.subscription;

import static io.stowage.messages.MessageKind.FULL;
import static io.stowage.messages.MessageKind.FULL_RESTRICTED;
import static io.stowage.messages.MessageKind.FULL_SUSPENDED;
import static io.stowage.messages.MessageKind.RESTORED;
import static io.stowage.messages.MessageKind.STORAGE_NORMAL;
import static io.stowage.messages.MessageKind.STORAGE_THRESHOLD;
import static io.stowage.messages.MessageKind.TRAFFIC_THRESHOLD;
import static io.stowage.notification.full.RestrictionKind.NONE;
import static io.stowage.notification.full.RestrictionKind.RESTRICTED;
import static io.stowage.notification.full.RestrictionKind.SUSPENDED;
import static io.stowage.notification.subscription.World.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.messages.Measure;
import io.stowage.messages.Message;
import io.stowage.messages.MessageKind;
import io.stowage.messages.News;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import io.stowage.notification.account.AccountFacts;
import io.stowage.notification.account.Service;
import io.stowage.notification.full.WhenFull;
import io.stowage.notification.lifecycle.Happening.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyingTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final World world = new World();

    @Nested
    class Thresholds {

        @Test
        void customerIsToldWithTheFigures() {
            world.account("basic").stores(900);

            assertThat(world.inbox).singleElement().satisfies(message -> {
                assertThat(message.recipient().email()).isEqualTo("jane@example.com");
                assertThat(message.recipient().zone()).hasToString("Europe/Berlin");
                assertThat(message.subscription().product()).isEqualTo("Basic");
                assertThat(message.occurredAt()).isEqualTo(world.now);
            });
            assertThat(world.onlyNews())
                    .isEqualTo(new News.ThresholdReached(
                            new Threshold.Percent(new BigDecimal("90.00")), new Usage(Measure.STORAGE, 900, QUOTA)));
        }

        @Test
        void eachCrossingIsToldOncePerDirection() {
            world.account("basic").stores(800);
            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);
            world.after(HOUR).stores(850).after(HOUR).stores(790).after(HOUR).stores(810);
            assertThat(world.news()).as("wavers around it").isEmpty();
            world.after(HOUR).stores(749);
            assertThat(world.news()).containsExactly(STORAGE_NORMAL);
            world.after(HOUR).stores(800);
            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);
        }

        @Test
        void messagesOfTwoCrossingsHaveTwoIds() {
            world.account("basic")
                    .stores(800)
                    .after(HOUR)
                    .stores(100)
                    .after(HOUR)
                    .stores(800);

            assertThat(world.inbox).extracting(Message::id).hasSize(3).doesNotHaveDuplicates();
        }

        @Test
        void usageThatComesBeforeItsAccountCountsWhenTheAccountIsThere() {
            world.stores(900);
            assertThat(world.news()).isEmpty();

            world.account("basic");
            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);
        }

        @ParameterizedTest(name = "read {0} s after the one before")
        @CsvSource({"0", "-1", "-3600"})
        void figureThatIsNotNewerChangesNothing(long seconds) {
            world.account("basic").stores(100);
            Noticed before = world.memory();

            world.stores(990, world.now.plusSeconds(seconds));

            assertThat(world.memory()).isEqualTo(before);
            assertThat(world.news()).isEmpty();
        }

        @Test
        void quotaOfZeroIsUnlimitedWhetherThePlansOrTheAccountsOwn() {
            world.plans.put("basic", World.quota(0, World.terms(WhenFull.SUSPEND, "80.00")));
            world.account("basic").stores(Long.MAX_VALUE);
            world.account("strict", Service.ACTIVE, OptionalLong.of(0));

            assertThat(world.news()).isEmpty();
            assertThat(world.restrictions).isEmpty();
        }

        @Test
        void overrideAndUpgradeAreLookedAtAtOnce() {
            world.account("basic").stores(850);
            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);

            world.account("basic", Service.ACTIVE, OptionalLong.of(900));
            assertThat(world.news()).as("94 % of the override").containsExactly(STORAGE_THRESHOLD);
            world.account("big");
            assertThat(world.news()).containsExactly(STORAGE_NORMAL);
        }

        @Test
        void newVersionOfThePlanWakesTheSubscription() {
            world.account("basic").stores(500);
            assertThat(world.wakeAt()).isEmpty();

            world.plans.put("basic", World.quota(550, World.terms(WhenFull.NOTIFY, "90.00")));

            assertThat(world.wakeAt()).contains(Instant.EPOCH);
            world.wakes();
            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);
            assertThat(world.wakeAt()).isEmpty();
        }

        @Test
        void planThatIsPublishedLaterWakesTheSubscription() {
            world.account("unheard-of").stores(990);
            assertThat(world.news()).isEmpty();

            world.plans.put("unheard-of", World.terms(WhenFull.NOTIFY, "90.00"));
            world.wakes();

            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);
        }

        @Test
        void kindThatThePlanSwitchesOffIsNotTold() {
            world.plans.put("basic", World.without(STORAGE_THRESHOLD, World.terms(WhenFull.NOTIFY, "80.00")));
            world.account("basic").stores(800).after(HOUR).stores(100);

            assertThat(world.news()).containsExactly(STORAGE_NORMAL);
        }

        @Test
        void whatAReplayBringsUpIsToldAsItStandsNow() {
            world.account("basic");
            Instant longAgo = world.now.minus(Duration.ofDays(30));
            for (int day = 0; day < 28; day++) {
                world.stores(day % 2 == 0 ? 950 : 100, longAgo.plus(Duration.ofDays(day)));
            }
            assertThat(world.news()).isEmpty();

            world.stores(820);
            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);
        }

        @Test
        void whoIsSuspendedByBillingIsToldAfterwards() {
            world.account("basic", Service.SUSPENDED, OptionalLong.empty()).stores(950);
            assertThat(world.news()).isEmpty();

            world.account("basic");
            assertThat(world.news()).containsExactly(STORAGE_THRESHOLD);
        }

        @Test
        void olderStateOfTheAccountChangesNothing() {
            AccountFacts old = world.account("strict").present();
            world.account("basic").stores(1000);

            world.tellAccount(old, false);

            assertThat(world.restrictions).isEmpty();
        }
    }

    @Nested
    class Traffic {

        private final YearMonth november = YearMonth.of(2026, 11);

        @Test
        void isToldOnceAMonth() {
            world.account("basic").moves(november, 1, 4999);
            assertThat(world.news()).isEmpty();
            world.moves(november, 2, 5000);
            assertThat(world.onlyNews())
                    .isEqualTo(new News.ThresholdReached(
                            new Threshold.Bytes(5000), new Usage(Measure.MONTHLY_TRAFFIC, 5000, null)));
            world.moves(november, 3, 9000).moves(november, 2, 5000);
            assertThat(world.news()).isEmpty();

            world.now = Instant.parse("2026-12-01T00:30:00Z");
            world.moves(november, 4, 9001).moves(november.plusMonths(1), 1, 10);
            assertThat(world.news()).as("a new month begins in silence").isEmpty();
            world.now = Instant.parse("2026-12-02T12:00:00Z");
            world.moves(november.plusMonths(1), 2, 6000);
            assertThat(world.news()).containsExactly(TRAFFIC_THRESHOLD);
        }

        @Test
        void ofAMonthThatIsOverIsNoNews() {
            world.account("basic");
            world.now = Instant.parse("2026-12-01T12:00:00Z");

            world.moves(november, 1, 9000);

            assertThat(world.news()).isEmpty();
        }

        @Test
        void hasNothingToDoWithTheQuota() {
            world.account("strict").moves(november, 1, 9000);

            assertThat(world.news()).containsExactly(TRAFFIC_THRESHOLD);
            assertThat(world.restrictions).isEmpty();
        }
    }

    @Nested
    class Quiet {

        /** 23:00 in Berlin. */
        private final Instant night = Instant.parse("2026-11-21T22:00:00Z");

        private final Instant morning = Instant.parse("2026-11-22T06:00:00Z");

        @Test
        void thresholdIsToldInTheMorningWithTheFiguresOfThen() {
            world.account("basic");
            world.now = night;
            world.stores(810);
            assertThat(world.news()).isEmpty();
            assertThat(world.wakeAt()).contains(morning);
            world.after(HOUR).stores(920);

            world.now = morning;
            world.wakes();

            assertThat(world.onlyNews())
                    .isEqualTo(new News.ThresholdReached(
                            new Threshold.Percent(new BigDecimal("90.00")), new Usage(Measure.STORAGE, 920, QUOTA)));
            assertThat(world.wakeAt()).isEmpty();
        }

        @Test
        void whatComesAndGoesInTheNightIsNotTold() {
            world.account("basic");
            world.now = night;
            world.stores(920).after(HOUR).stores(100);
            assertThat(world.wakeAt()).isEmpty();

            world.now = morning;
            world.wakes();

            assertThat(world.news()).isEmpty();
        }

        @Test
        void whatGoesAndComesBackInTheNightIsNotTold() {
            world.account("basic").stores(920);
            world.news();
            world.now = night;
            world.stores(100).after(HOUR).stores(930);

            world.now = morning;
            world.wakes();

            assertThat(world.news()).isEmpty();
        }

        @Test
        void restrictionIsToldAtOnceBecauseItIsFeltAtOnce() {
            world.account("strict");
            world.now = night;
            world.stores(1000);
            assertThat(world.news()).containsExactly(FULL_RESTRICTED);
            world.after(HOUR).stores(100);
            assertThat(world.news()).containsExactly(RESTORED);

            world.now = morning;
            world.wakes();
            assertThat(world.news()).isEmpty();
        }
    }

    @Nested
    class Full {

        @ParameterizedTest(name = "{1} bytes: {2}, restricted: {3}")
        @CsvSource({
            "NOTIFY, 990, STORAGE_THRESHOLD, NONE",
            "NOTIFY, 1000, FULL, NONE",
            "NOTIFY, 1010, FULL, NONE",
            "RESTRICT, 999, STORAGE_THRESHOLD, NONE",
            "RESTRICT, 1000, FULL_RESTRICTED, RESTRICTED",
            "RESTRICT, 1010, FULL_RESTRICTED, RESTRICTED",
            "SUSPEND, 999, STORAGE_THRESHOLD, NONE",
            "SUSPEND, 1000, FULL_SUSPENDED, SUSPENDED"
        })
        void isToldWithWhatItLeadsTo(WhenFull whenFull, long used, MessageKind kind, String restriction) {
            world.plans.put("plan", World.terms(whenFull, "80.00", "90.00", "100.00"));
            world.account("plan").stores(used);

            assertThat(world.news()).containsExactly(kind);
            assertThat(world.memory().restricted().kind()).hasToString(restriction);
        }

        @Test
        void isUndoneBelowTheReleaseThreshold() {
            world.account("strict").stores(1000).after(HOUR).stores(950);
            assertThat(world.restrictions).containsExactly(RESTRICTED);
            world.news();

            world.after(HOUR).stores(949);

            assertThat(world.restrictions).containsExactly(RESTRICTED, NONE);
            assertThat(world.news()).containsExactly(RESTORED);
        }

        @Test
        void isUndoneWhenThePlanGrows() {
            world.account("strict").stores(1000);
            world.news();

            world.account("big");

            assertThat(world.restrictions).containsExactly(RESTRICTED, NONE);
            assertThat(world.news()).containsExactly(RESTORED);
        }

        @Test
        void isUndoneAndDoneAgainAsThePlanSays() {
            world.account("basic").stores(1000);
            assertThat(world.news()).containsExactly(FULL);

            world.plans.put("basic", World.terms(WhenFull.SUSPEND, "80.00"));
            world.wakes();
            assertThat(world.news()).containsExactly(FULL_SUSPENDED);
            world.plans.put("basic", World.terms(WhenFull.RESTRICT, "80.00"));
            world.wakes();
            assertThat(world.news()).containsExactly(FULL_RESTRICTED);
            world.plans.put("basic", World.terms(WhenFull.NOTIFY, "80.00"));
            world.wakes();
            assertThat(world.news()).containsExactly(RESTORED);
            assertThat(world.restrictions).containsExactly(SUSPENDED, RESTRICTED, NONE);
        }

        @Test
        void isNotDoneBecauseOfAnOldFigure() {
            world.account("strict").stores(1000, world.now.minus(Duration.ofDays(2)));
            assertThat(world.restrictions).isEmpty();

            world.stores(1000);
            assertThat(world.restrictions).containsExactly(RESTRICTED);
        }

        @Test
        void staysThroughBillingsSuspensionAndIsToldAgainWhenBillingResumes() {
            world.account("strict").stores(1000);
            world.news();
            world.account("strict", Service.SUSPENDED, OptionalLong.empty()).happens(world.happening(Kind.SUSPENDED));
            assertThat(world.news()).containsExactly(MessageKind.SUSPENDED);

            world.after(HOUR).account("strict");
            world.happens(world.happening(Kind.RESUMED));

            assertThat(world.news()).as("not that everything works again").containsExactly(FULL_RESTRICTED);
            assertThat(world.restrictions).containsExactly(RESTRICTED);
        }

        @Test
        void spaceThatIsFreedWhileBillingSuspendsIsToldWithTheResumption() {
            world.account("strict").stores(1000);
            world.news();
            world.account("strict", Service.SUSPENDED, OptionalLong.empty())
                    .after(HOUR)
                    .stores(10);
            assertThat(world.restrictions).containsExactly(RESTRICTED, NONE);
            assertThat(world.news()).isEmpty();

            world.account("strict");
            assertThat(world.news()).containsExactly(RESTORED);
        }

        @Test
        void endsWithTheAccount() {
            world.account("strict").stores(1000);
            world.account("strict", Service.TERMINATED, OptionalLong.empty());

            assertThat(world.restrictions).containsExactly(RESTRICTED, NONE);
        }
    }

    @Nested
    class Operator {

        @Test
        void isRespectedUntilHeTakesItBack() {
            world.account("strict").stores(1000);
            world.news();

            world.operatorSays(NONE);
            assertThat(world.news()).containsExactly(RESTORED);
            world.after(HOUR).stores(1100).after(HOUR).account("strict");
            assertThat(world.news()).isEmpty();
            assertThat(world.restrictions).containsExactly(RESTRICTED, NONE);

            world.operatorTakesItBack();
            assertThat(world.restrictions).containsExactly(RESTRICTED, NONE, RESTRICTED);
            assertThat(world.news()).containsExactly(FULL_RESTRICTED);
        }

        @Test
        void restrictsWithoutALieAboutTheQuota() {
            world.account("basic").stores(10).operatorSays(SUSPENDED);
            assertThat(world.restrictions).containsExactly(SUSPENDED);
            assertThat(world.news()).isEmpty();

            world.operatorTakesItBack();
            assertThat(world.restrictions).containsExactly(SUSPENDED, NONE);
            assertThat(world.news()).containsExactly(RESTORED);
        }

        @Test
        void saysTheSameTwiceToNoEffect() {
            world.account("basic").operatorSays(RESTRICTED).after(HOUR).operatorSays(RESTRICTED);

            assertThat(world.restrictions).containsExactly(RESTRICTED);
        }

        @Test
        void isHeardBeforeTheAccountHasCome() {
            world.operatorSays(RESTRICTED);
            assertThat(world.restrictions).isEmpty();

            world.account("basic");
            assertThat(world.restrictions).containsExactly(RESTRICTED);
        }
    }

    @Test
    void accountThatEndedIsForgottenAfterAWhile() {
        world.account("basic").terminated();
        assertThat(world.wakeAt()).contains(world.now.plus(HOUR));
        world.after(HOUR).wakes();

        assertThat(world.isForgotten()).isTrue();
        world.terminated();
        assertThat(world.isForgotten()).as("a replay brings nothing back").isTrue();
    }

    @Test
    void accountThatProvisioningForgetsIsForgotten() {
        world.account("basic").gone();

        assertThat(world.isForgotten()).isTrue();
    }

    @Test
    void usageWithoutAnAccountIsForgottenAfterADay() {
        world.stores(10);
        assertThat(world.wakeAt()).isEqualTo(Optional.of(world.now.plus(Duration.ofDays(1))));
        world.after(Duration.ofDays(1)).wakes();
        assertThat(world.isForgotten()).isTrue();

        world.stores(10, world.now.minus(Duration.ofDays(2)));
        assertThat(world.isForgotten()).as("of an account that ended long ago").isTrue();
    }
}
