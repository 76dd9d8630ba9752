package io.stowage.provisioning.lifecycle;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.of;

import io.stowage.provisioning.Examples;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Customer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * What happens to one subscription.
 *
 * @param sequences whether billing counts its orders; else their times decide
 * @param plan of the first order
 * @param atFirst what goes wrong when it arrives
 */
record Story(boolean sequences, String plan, List<Misfortune> atFirst, List<Episode> episodes) {

    /** Something that happens, and what goes wrong at the gateway meanwhile. */
    record Episode(Event event, List<Misfortune> misfortunes) {}

    sealed interface Event {}

    /** Billing makes an order, and it arrives. */
    record Arrives(Wish wish) implements Event {}

    /** Billing makes an order, and it is held up. */
    record IsHeldUp(Wish wish) implements Event {}

    /** One of the orders made so far arrives, perhaps again. */
    record ArrivesLate(int which) implements Event {}

    record TimePasses(Duration time) implements Event {}

    /** A key that a stalled instance asked for before another one took over is made only now. */
    record LateKeyAppears() implements Event {}

    /** An account that was ordered by an order of a stalled instance, and perhaps removed since, is made only now. */
    record LateAccountAppears(String name) implements Event {}

    /** What billing wants. */
    sealed interface Wish {}

    record Wants(Change change) implements Wish {}

    /** @param which of the keys that billing was given so far */
    record WantsRevoked(int which) implements Wish {}

    /** What becomes of one call at the gateway, or of the whole attempt. */
    enum Misfortune {
        NONE,
        /** The service dies before the call. */
        DEATH_BEFORE,
        /** The service dies when the call has had its effect. */
        DEATH_AFTER,
        /** No answer, no effect. */
        LOST_BEFORE,
        /** No answer, and the effect is there. */
        LOST_AFTER,
        REFUSED,
        OVERLOADED,
        UNAVAILABLE
    }

    static Arbitrary<Story> any() {
        return Combinators.combine(
                        of(true, false),
                        of("plain", "two-keys", "with-bucket"),
                        misfortune().list().ofMaxSize(10),
                        episode().list().ofMinSize(1).ofMaxSize(12))
                .as(Story::new);
    }

    private static Arbitrary<Episode> episode() {
        return Combinators.combine(event(), misfortune().list().ofMaxSize(10)).as(Episode::new);
    }

    private static Arbitrary<Event> event() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, wish().map(Arrives::new)),
                Tuple.of(2, wish().map(IsHeldUp::new)),
                Tuple.of(3, integers().between(0, 20).map(ArrivesLate::new)),
                Tuple.of(
                        3,
                        of(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(8))
                                .map(TimePasses::new)),
                Tuple.of(1, just(new LateKeyAppears())),
                Tuple.of(1, accountName().map(LateAccountAppears::new)));
    }

    private static Arbitrary<Wish> wish() {
        Customer joan = new Customer(Optional.empty(), "Joan", "joan@example.org", "de");
        return Arbitraries.frequencyOf(
                Tuple.of(4, just(new Wants(new Change.Suspended()))),
                Tuple.of(4, just(new Wants(new Change.Resumed()))),
                Tuple.of(
                        4,
                        of(Duration.ZERO, Duration.ofHours(2), Duration.ofDays(3))
                                .map(overlap -> new Wants(new Change.KeysRotated(overlap)))),
                Tuple.of(3, integers().between(0, 8).map(WantsRevoked::new)),
                Tuple.of(5, accountName().map(name -> new Wants(new Change.AccountAdded(name)))),
                Tuple.of(3, accountName().map(name -> new Wants(new Change.AccountRemoved(name)))),
                Tuple.of(1, just(new Wants(new Change.ContactChanged(joan)))),
                Tuple.of(1, of("bigger", "no-such-plan").map(plan -> new Wants(new Change.PlanChanged(plan)))),
                Tuple.of(1, just(new Wants(Examples.placed("plain")))),
                Tuple.of(2, of(true, false).map(keep -> new Wants(new Change.Terminated(keep, Optional.empty())))),
                Tuple.of(1, just(new Wants(new Change.Terminated(false, Optional.of(Duration.ZERO))))));
    }

    private static Arbitrary<String> accountName() {
        return of("backup", "media");
    }

    private static Arbitrary<Misfortune> misfortune() {
        return frequency(
                Tuple.of(14, Misfortune.NONE),
                Tuple.of(2, Misfortune.DEATH_BEFORE),
                Tuple.of(3, Misfortune.DEATH_AFTER),
                Tuple.of(2, Misfortune.LOST_BEFORE),
                Tuple.of(3, Misfortune.LOST_AFTER),
                Tuple.of(1, Misfortune.REFUSED),
                Tuple.of(1, Misfortune.OVERLOADED),
                Tuple.of(1, Misfortune.UNAVAILABLE));
    }
}
