package io.stowage.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.messages.MessageKind;
import io.stowage.messages.News;
import io.stowage.notification.full.WhenFull;
import io.stowage.notification.lifecycle.Happening;
import io.stowage.notification.lifecycle.Happening.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers hear of what happened to their account. */
class HappeningsTest {

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "PROVISIONED, WELCOME",
        "PLAN_CHANGED, PLAN_CHANGED",
        "SUSPENDED, SUSPENDED",
        "RESUMED, RESUMED",
        "KEYS_ROTATED, KEYS_ROTATED",
        "TERMINATING, TERMINATED"
    })
    void isToldOnceUnlessThePlanSwitchesItOff(Kind kind, MessageKind told) {
        world.account("basic");
        Happening happening = world.happening(kind);
        world.happens(happening).happens(happening).happens(happening);
        assertThat(world.news()).containsExactly(told);

        world.plans.put("basic", World.without(told, World.terms(WhenFull.NOTIFY)));
        world.happens(world.happening(kind));
        assertThat(world.news()).isEmpty();
    }

    @Test
    void waitsForTheAccountThatItLeft() {
        Happening happening = world.happening(Kind.PROVISIONED);
        world.happens(happening).happens(happening);
        assertThat(world.news()).isEmpty();

        world.account("basic");

        assertThat(world.onlyNews()).isEqualTo(new News.Welcome(World.QUOTA));
        world.happens(happening);
        assertThat(world.news()).isEmpty();
    }

    @Test
    void waitsForTheNewerStateOfAnAccountThatIsKnown() {
        world.account("basic").after(Duration.ofSeconds(10));
        Happening happening =
                new Happening("event-x", Kind.PLAN_CHANGED, world.now, Optional.of("big"), Optional.empty());
        world.happens(happening);
        assertThat(world.news()).isEmpty();

        world.account("big");

        assertThat(world.onlyNews()).isEqualTo(new News.PlanChanged("Basic", 10 * World.QUOTA));
    }

    @Test
    void isToldWithWhatIsKnownWhenTheAccountDoesNotCome() {
        world.account("basic").after(Duration.ofSeconds(10)).happens(world.happening(Kind.SUSPENDED));
        assertThat(world.news()).isEmpty();
        assertThat(world.wakeAt()).contains(world.now.plusSeconds(60));

        world.after(Duration.ofMinutes(1)).wakes();

        assertThat(world.news()).containsExactly(MessageKind.SUSPENDED);
        assertThat(world.wakeAt()).isEmpty();
    }

    @Test
    void ofLongAgoIsNotToldAndDoesNotComeAgain() {
        Happening old = world.happening(Kind.PROVISIONED);
        world.after(Duration.ofDays(2)).happens(old);
        assertThat(world.isForgotten()).isTrue();

        world.account("basic").happens(old);

        assertThat(world.news()).isEmpty();
    }

    @Test
    void replayOfALongHistoryTellsNothingTwice() {
        world.account("basic");
        List<Happening> history = Stream.generate(() -> {
                    world.after(Duration.ofHours(2));
                    return world.happening(Kind.KEYS_ROTATED);
                })
                .limit(40)
                .toList();
        history.forEach(happening -> {
            world.now = happening.occurredAt();
            world.account("basic").happens(happening);
        });
        assertThat(world.news()).hasSize(40);

        history.forEach(world::happens);

        assertThat(world.news()).isEmpty();
    }

    @Test
    void endIsToldThoughTheAccountIsStrippedAlready() {
        world.account("basic");
        Happening end = new Happening(
                "event-end",
                Kind.TERMINATING,
                world.now,
                Optional.of("basic"),
                Optional.of(world.now.plus(Duration.ofDays(30))));

        world.terminated().happens(end);

        assertThat(world.inbox)
                .singleElement()
                .satisfies(message -> assertThat(message.recipient().name()).isEqualTo("Jane"));
        assertThat(world.onlyNews()).isEqualTo(new News.Terminated(world.now.plus(Duration.ofDays(30))));
    }

    @Test
    void isNotPutOffForTheNight() {
        world.now = Instant.parse("2026-11-21T22:00:00Z");
        world.account("basic").happens(world.happening(Kind.PROVISIONED));

        assertThat(world.news()).containsExactly(MessageKind.WELCOME);
    }
}
