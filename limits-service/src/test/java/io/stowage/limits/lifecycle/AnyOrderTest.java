package io.stowage.limits.lifecycle;

import static io.stowage.limits.Examples.GIB;
import static io.stowage.limits.Examples.USER;
import static io.stowage.limits.Examples.account;
import static io.stowage.limits.Examples.bucketOverride;
import static io.stowage.limits.Examples.userOverride;
import static io.stowage.limits.Examples.withoutUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.LimitTarget;
import io.stowage.gateway.RateLimits;
import io.stowage.limits.account.AccountNews;
import io.stowage.limits.account.LimitedAccount.Status;
import io.stowage.limits.gateway.DriftPolicy;
import io.stowage.limits.lifecycle.World.Misfortune;
import io.stowage.limits.terms.LimitSet;
import io.stowage.limits.terms.LimitsOverride;
import io.stowage.limits.terms.PlanLimits;
import io.stowage.limits.terms.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The same plans, accounts and overrides, in any order, repeated, with deaths around any call, lost answers, refusals and
 * people at work at the gateway: in the end the same limits are in force, those that are wanted.
 */
class AnyOrderTest {

    private static final Set<String> BUCKETS = Set.of("one", "two");

    /** Something that happens; plans of one id come in their order, as on their topic, everything else in any. */
    sealed interface Event {}

    record Told(AccountNews news) implements Event {}

    record Published(String planId, PlanLimits limits) implements Event {}

    record TimePasses(Duration time) implements Event {}

    record ChangedByHand(LimitTarget target, RateLimits limits) implements Event {}

    @Property(tries = 1_500)
    void endsInTheSameLimits(
            @ForAll("events") List<Event> events,
            @ForAll("misfortunes") List<Misfortune> misfortunes,
            @ForAll long seed) {
        LimitSet first = end(events, List.of(), seed);
        LimitSet other = end(events, misfortunes, seed + 1);

        assertThat(first).isEqualTo(wanted(events));
        assertThat(other).isEqualTo(first);
    }

    private static LimitSet end(List<Event> events, List<Misfortune> misfortunes, long seed) {
        World world = new World(DriftPolicy.CORRECT);
        world.gateway.buckets.addAll(BUCKETS);
        world.meets(misfortunes);
        for (Event event : shuffled(events, seed)) {
            switch (event) {
                case Told told -> world.hears(told.news());
                case Published published -> world.plans.put(published.planId(), published.limits());
                case TimePasses passes -> world.pass(passes.time());
                case ChangedByHand changed -> world.gateway.changedByHand(changed.target(), changed.limits());
            }
        }
        world.meetsNothingBadAnyMore();
        world.pass(Duration.ofHours(4));

        assertThat(world.account.status()).isEqualTo(Status.IN_FORCE);
        Map<String, RateLimits> buckets = new HashMap<>();
        BUCKETS.forEach(name -> buckets.put(name, world.gateway.of(new BucketName(name))));
        LimitSet inForce = new LimitSet(world.gateway.of(USER), buckets, world.gateway.quota);
        assertThat(world.applied().limits()).as("what is remembered").isEqualTo(inForce);
        return inForce;
    }

    private static List<Event> shuffled(List<Event> events, long seed) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, List<Event>> plans = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Published published) {
                plans.computeIfAbsent(published.planId(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        shuffled.replaceAll(event -> event instanceof Published published
                ? plans.get(published.planId()).removeFirst()
                : event);
        return shuffled;
    }

    private static LimitSet wanted(List<Event> events) {
        Map<String, PlanLimits> plans = new HashMap<>();
        AccountNews newest = account(1, "a");
        for (Event event : events) {
            switch (event) {
                case Published published -> plans.put(published.planId(), published.limits());
                case Told told -> newest = told.news().version().isOlderThan(newest.version()) ? newest : told.news();
                case TimePasses passes -> {}
                case ChangedByHand changed -> {}
            }
        }
        return new Terms(plans.get(newest.facts().planId()), newest.facts().override()).on(BUCKETS);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<List<Optional<LimitsOverride>>> overrides = override().list().ofMaxSize(3);
        Arbitrary<List<String>> plansOfAccount = Arbitraries.of("a", "b").list().ofSize(3);
        return Combinators.combine(
                        overrides,
                        plansOfAccount,
                        planLimits().list().ofMinSize(2).ofMaxSize(5),
                        others())
                .as(AnyOrderTest::story);
    }

    private static List<Event> story(
            List<Optional<LimitsOverride>> overrides,
            List<String> plansOfAccount,
            List<PlanLimits> published,
            List<Event> others) {
        List<Event> events = new ArrayList<>(others);
        events.add(new Told(withoutUser(1, "a")));
        events.add(new Told(account(1, "a")));
        for (int i = 0; i < overrides.size(); i++) {
            Told told = new Told(account(2 + i, plansOfAccount.get(i), overrides.get(i)));
            events.add(told);
            if (i % 2 == 0) {
                events.add(told);
            }
        }
        for (int i = 0; i < published.size(); i++) {
            events.add(new Published(i % 2 == 0 ? "a" : "b", published.get(i)));
        }
        return events;
    }

    private static Arbitrary<List<Event>> others() {
        Arbitrary<Event> passing = Arbitraries.of(Duration.ofSeconds(7), Duration.ofMinutes(40), Duration.ofHours(3))
                .map(TimePasses::new);
        Arbitrary<Event> byHand = Combinators.combine(
                        Arbitraries.<LimitTarget>of(USER, new BucketName("one")), rateLimits())
                .as(ChangedByHand::new);
        return Arbitraries.oneOf(passing, byHand).list().ofMaxSize(4);
    }

    private static Arbitrary<PlanLimits> planLimits() {
        return Combinators.combine(rateLimits(), rateLimits(), Arbitraries.of(0L, 1L, 100L))
                .as((user, bucket, gib) ->
                        new PlanLimits(user, bucket, gib == 0 ? OptionalLong.empty() : OptionalLong.of(gib * GIB)));
    }

    private static Arbitrary<RateLimits> rateLimits() {
        return Arbitraries.of("", "GET=1", "DEFAULT=0.05 PUT=2", "DEFAULT=3 out=7", "out=9", "LIST=2147483647")
                .map(io.stowage.limits.Examples::rates);
    }

    private static Arbitrary<Optional<LimitsOverride>> override() {
        return Arbitraries.of(
                Optional.empty(),
                Optional.of(userOverride("")),
                Optional.of(userOverride("DEFAULT=4")),
                Optional.of(bucketOverride("one", "GET=6")),
                Optional.of(bucketOverride("nowhere", "GET=6")),
                Optional.of(new LimitsOverride(Optional.empty(), Map.of(), OptionalLong.of(0))));
    }

    @Provide
    Arbitrary<List<Misfortune>> misfortunes() {
        return Arbitraries.frequency(
                        Tuple.of(14, Misfortune.NONE),
                        Tuple.of(2, Misfortune.DEATH_BEFORE),
                        Tuple.of(3, Misfortune.DEATH_AFTER),
                        Tuple.of(2, Misfortune.LOST_BEFORE),
                        Tuple.of(3, Misfortune.LOST_AFTER),
                        Tuple.of(1, Misfortune.REFUSED),
                        Tuple.of(1, Misfortune.OVERLOADED),
                        Tuple.of(1, Misfortune.UNAVAILABLE))
                .list()
                .ofMaxSize(40);
    }
}
