package io.stowage.usage.collection;

import static io.stowage.usage.collection.World.counters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pass does, case by case. */
class CollectingTest {

    private final World world = new World();
    private final FakeCounters gateway = world.gateway;

    @Test
    void tellsInOnePassAndDeletesInTheNext() {
        world.closedObject("a", counters("photos", 1, 2));

        Pass first = world.pass();
        assertThat(first.records()).hasSize(2);
        assertThat(first.again()).isTrue();
        assertThat(gateway.objects).as("not committed yet").containsKey("a");

        Pass second = world.pass();
        assertThat(second.records()).isEmpty();
        assertThat(second.again()).isFalse();
        assertThat(gateway.objects).isEmpty();
        assertThat(world.progress.told()).isEmpty();
        assertThat(world.progress.collectAt()).contains(world.now().plus(World.COLLECT_EVERY));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "299, false", "300, true", "301, true"})
    void windowIsLeftUntilItIsOverAndSettled(int secondsAfterItsEnd, boolean told) {
        Instant start = world.now().minusSeconds(1390).minusSeconds(secondsAfterItsEnd);
        gateway.put("a", "8a", start, 1390, counters("photos", 1));

        assertThat(world.pass().records().isEmpty()).isEqualTo(!told);
        assertThat(gateway.objects).hasSize(1);
    }

    @Test
    void deletionThatFailsIsTriedAgainAndNothingIsToldAgain() {
        world.closedObject("a", counters("photos", 1));
        gateway.failingDeletes = 3;
        world.untilRest();
        assertThat(world.committed).hasSize(1);
        assertThat(gateway.objects).isEmpty();
        assertThat(gateway.calls.stream().filter("delete a"::equals)).hasSize(4);
    }

    @Test
    void deletionWhoseAnswerWasLostIsSeenToHaveHappened() {
        world.closedObject("a", counters("photos", 1));
        gateway.lostDeletes = 1;
        world.untilRest();
        assertThat(world.committed).hasSize(1);
        assertThat(world.progress.told()).isEmpty();
    }

    @Test
    void objectThatOutlivesItsConfirmedDeletionIsNotToldAgain() {
        world.closedObject("a", counters("photos", 1));
        gateway.undoneDeletes = 2;
        world.untilRest();
        assertThat(world.committed).hasSize(1);
        assertThat(gateway.objects).isEmpty();
    }

    @Test
    void changeIsToldAsADifferenceThatNamesTheFirst() {
        world.closedObject("a", counters("photos", 5, 7));
        world.pass();
        world.closedObject("a", counters("photos", 6));
        world.passes();

        assertThat(world.told()).isEqualTo(world.counted());
        List<CounterRecord> corrections = world.committed.subList(2, 4);
        assertThat(corrections)
                .extracting(CounterRecord::corrects)
                .containsExactlyInAnyOrder(
                        Optional.of(world.committed.get(0).id()),
                        Optional.of(world.committed.get(1).id()));
        assertThat(corrections).extracting(CounterRecord::figures).contains(new Figures(-7, -1, 0, 0, -700, -3));
        assertThat(world.findings(Finding.Kind.CHANGED)).hasSize(1);
        assertThat(gateway.objects).isEmpty();
    }

    @Test
    void counterThatVanishedAndCameBackIsTheSameCounter() {
        world.closedObject("a", counters("photos", 5));
        world.pass();
        world.closedObject("a", counters("photos"));
        world.pass();
        world.closedObject("a", counters("photos", 5));
        world.passes();

        assertThat(world.told()).isEqualTo(world.counted());
        assertThat(world.committed)
                .extracting(CounterRecord::id)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(world.committed.getLast().corrects())
                .contains(world.committed.getFirst().id());
    }

    @Test
    void logThatWasTrimmedAndWrittenOnIsToldAnew() {
        gateway.kept = CounterSource.Kept.AS_LOG;
        world.closedObject("a", counters("photos", 5));
        world.pass();
        gateway.lostDeletes = 1;
        world.pass();
        world.closedObject("a", counters("photos", 2));
        world.untilRest();

        assertThat(world.committed)
                .extracting(record -> record.figures().puts())
                .containsExactly(5L, 2L);
        assertThat(world.committed).extracting(CounterRecord::id).doesNotHaveDuplicates();
        assertThat(world.committed).extracting(CounterRecord::corrects).containsOnly(Optional.empty());
    }

    @Test
    void whatCameLateToALogHasAnIdOfItsOwn() {
        gateway.kept = CounterSource.Kept.AS_LOG;
        world.closedObject("a", counters("photos", 5));
        world.untilRest();
        world.closedObject("a", counters("photos", 5));
        world.untilRest();

        assertThat(world.committed).hasSize(2);
        assertThat(world.committed).extracting(CounterRecord::id).doesNotHaveDuplicates();
    }

    @Test
    void unreadableObjectIsShownOncePerContentAndLookedAtWithGrowingWaits() {
        world.closedObject("a", counters("photos", 1));
        world.closedObject("b", counters("photos", 2));
        gateway.unreadable.add("a");

        world.passes();
        assertThat(world.setAside).hasSize(1);
        assertThat(world.committed).as("others go on").hasSize(1);
        assertThat(gateway.objects).containsOnlyKeys("a");
        Instant first = world.progress.heldBack().getFirst().readAgainAt();
        assertThat(first).isEqualTo(world.now().plusSeconds(5));

        world.clock.advance(Duration.ofSeconds(5));
        world.pass();
        assertThat(world.progress.heldBack().getFirst().readAgainAt())
                .isEqualTo(world.now().plusSeconds(10));
        world.pass();
        assertThat(gateway.calls.stream().filter("read a"::equals))
                .as("not before its time")
                .hasSize(2);
        assertThat(world.setAside).hasSize(1);
        assertThat(world.findings(Finding.Kind.UNREADABLE)).hasSize(1);

        gateway.unreadable.clear();
        world.untilRest();
        assertThat(world.told()).isEqualTo(world.counted());
        assertThat(world.progress.heldBack()).isEmpty();
    }

    @Test
    void objectThatCannotBeRememberedIsHeldBackWithItsReason() {
        world.bounds = new PassBounds(100, 1000, Duration.ofSeconds(30), 4, 500, 60, 3);
        world.closedObject(
                "a", counters("photos", IntStream.range(0, 100).asLongStream().toArray()));
        world.closedObject("b", counters("photos", 1));
        world.passes();
        assertThat(world.committed).hasSize(1);
        assertThat(world.setAside).singleElement().satisfies(shown -> {
            assertThat(shown.objectName()).isEqualTo("a");
            assertThat(shown.reason())
                    .startsWith("its 100 counters take")
                    .endsWith("no more than 60 can be remembered");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allIsFoundBehindTruncatedListings(boolean afterHonoured) {
        gateway.afterHonoured = afterHonoured;
        gateway.mostListed = 3;
        for (int i = 0; i < 20; i++) {
            world.closedObject("object-%02d".formatted(i), counters("photos", i));
        }
        world.passes();
        assertThat(world.told()).isEqualTo(world.counted());
        assertThat(gateway.objects).isEmpty();
    }

    @Test
    void whatIsBehindObjectsThatStayIsFoundWhereNamesCanBeAskedAfter() {
        gateway.afterHonoured = true;
        fourThatStayAndOneBehind();
        Pass pass = world.pass();
        assertThat(pass.records()).hasSize(1);
        assertThat(pass.tally().orElseThrow().heldUp()).isFalse();
    }

    @Test
    void elsewhereItIsSaidThatNothingBehindThemCanBeCollected() {
        fourThatStayAndOneBehind();
        Pass pass = world.pass();
        assertThat(pass.records()).isEmpty();
        assertThat(pass.tally().orElseThrow().heldUp()).isTrue();
        assertThat(pass.again()).isFalse();
    }

    private void fourThatStayAndOneBehind() {
        gateway.mostListed = 2;
        for (String open : List.of("a", "b", "c", "d")) {
            gateway.put(open, "8a", world.now().minusSeconds(60), 1800, counters("photos", 1));
        }
        world.closedObject("e", counters("photos", 1));
    }

    @Test
    void passEndsAtItsBoundsAndTheNextFollowsAtOnce() {
        world.bounds = new PassBounds(2, 1000, Duration.ofSeconds(30), 1, 500, 100_000, 3);
        for (int i = 0; i < 7; i++) {
            world.closedObject("object-" + i, counters("photos", i));
        }
        assertThat(world.pass().tally().orElseThrow().objects()).isEqualTo(2);
        world.passes();
        assertThat(world.told()).isEqualTo(world.counted());
    }

    @Test
    void memoryDoesNotGrowHoweverManyDeletionsFail() {
        gateway.failingDeletes = Integer.MAX_VALUE;
        world.bounds = new PassBounds(100, 1000, Duration.ofSeconds(30), 4, 500, 500, 3);
        for (int i = 0; i < 200; i++) {
            world.closedObject("object-%03d".formatted(i), counters("photos", i, i, i));
        }
        world.untilRest();
        assertThat(world.progress.told().stream()
                        .mapToInt(told -> told.packed().length)
                        .sum())
                .isLessThanOrEqualTo(500);

        gateway.failingDeletes = 0;
        world.untilRest();
        assertThat(world.told()).isEqualTo(world.counted());
    }

    @Test
    void gatewayThatIsAwayForAnHourIsAskedLessAndLessAndNothingIsMissing() {
        world.closedObject("a", counters("photos", 1));
        world.pass();
        gateway.away = true;
        Instant began = world.now();
        int passes = 0;
        while (world.now().isBefore(began.plus(Duration.ofHours(1)))) {
            Pass pass = world.pass();
            assertThat(pass.again()).isFalse();
            assertThat(pass.progress().failure()).isPresent();
            passes++;
            Instant next = pass.progress().collectAt().orElseThrow();
            world.clock.advance(Duration.between(world.now(), next));
        }
        assertThat(passes).isLessThan(45);
        assertThat(world.progress.failure().orElseThrow().attempts()).isEqualTo(passes);

        gateway.away = false;
        world.closedObject("b", counters("photos", 2));
        world.untilRest();
        assertThat(world.told()).isEqualTo(world.counted());
        assertThat(world.progress.failure()).isEmpty();
    }

    @Test
    void gapsAndOverlapsAreToldOnceAndGapsThatCloseToo() {
        Instant start = world.now().minus(Duration.ofHours(6));
        window("a", start, 1800);
        window("c", start.plusSeconds(3600), 1800);
        world.passes();
        assertThat(world.findings(Finding.Kind.GAP)).singleElement().satisfies(gap -> {
            assertThat(gap.from()).contains(start.plusSeconds(1800));
            assertThat(gap.until()).contains(start.plusSeconds(3600));
        });
        world.passes();
        window("b", start.plusSeconds(1800), 1900);
        world.passes();
        assertThat(world.findings(Finding.Kind.GAP)).hasSize(1);
        assertThat(world.findings(Finding.Kind.GAP_CLOSED)).hasSize(1);
        assertThat(world.findings(Finding.Kind.OVERLAP)).singleElement().satisfies(overlap -> {
            assertThat(overlap.objectName()).contains("b");
            assertThat(overlap.from()).contains(start.plusSeconds(3600));
        });
    }

    private void window(String name, Instant start, int seconds) {
        gateway.put(name, "8a", start, seconds, counters("photos", 1));
    }

    @Test
    void sizesAreReadPerUserAndAnEndIsToldOnce() {
        world.sizes.byUser.put("ann", List.of(bucket("photos"), bucket("music")));
        world.sizes.byUser.put("bob", List.of(bucket("books")));
        Instant first = world.now();
        world.pass();
        assertThat(world.readings).hasSize(2);
        assertThat(world.readings).extracting(UserReading::previousReadAt).containsOnly(Optional.empty());
        world.pass();
        assertThat(world.readings).as("not before its time").hasSize(2);

        world.sizes.byUser.remove("bob");
        world.clock.advance(Duration.ofHours(1));
        world.pass();
        assertThat(world.readings.subList(2, 4))
                .extracting(UserReading::userId, reading -> reading.buckets().size())
                .containsExactlyInAnyOrder(tuple("ann", 2), tuple("bob", 0));
        assertThat(world.readings.getLast().previousReadAt()).contains(first);

        world.clock.advance(Duration.ofHours(1));
        world.sizes.failing = true;
        world.pass();
        world.sizes.failing = false;
        world.clock.advance(Duration.ofHours(1));
        world.pass();
        assertThat(world.readings).hasSize(5);
        assertThat(world.readings.getLast().previousReadAt())
                .as("the attempt that failed told nothing")
                .contains(first.plus(Duration.ofHours(1)));
    }

    @Test
    void readingsKeepTheirDistanceHoweverLateOneWas() {
        Instant began = world.now();
        world.pass();
        world.clock.advance(Duration.ofMinutes(200));
        world.pass();
        assertThat(world.progress.measureAt()).isEqualTo(began.plus(Duration.ofHours(4)));
    }

    @Test
    void sizesThatCannotBeReadHoldUpNoCounters() {
        world.sizes.failing = true;
        world.closedObject("a", counters("photos", 1));
        world.passes();
        assertThat(world.told()).isEqualTo(world.counted());
        assertThat(world.progress.measureAt()).isAfter(world.now());
        assertThat(world.progress.failure()).isEmpty();
        assertThat(world.progress.measuringFailure()).isPresent();
    }

    private static BucketFigures bucket(String name) {
        return new BucketFigures(name, 0, Instant.EPOCH, 10, Optional.empty(), OptionalLong.of(10), Optional.empty());
    }

    @Test
    void rowsWithOneKeyAreAllTold() {
        Counters.Builder twice = new Counters.Builder();
        twice.add("photos", 7, "ann", "", new Figures(1, 0, 0, 0, 10, 0));
        twice.add("photos", 7, "ann", "", new Figures(1, 0, 0, 0, 10, 0));
        world.closedObject("a", twice.build());
        world.passes();
        assertThat(world.committed)
                .extracting(CounterRecord::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(world.told()).isEqualTo(world.counted());
    }
}
