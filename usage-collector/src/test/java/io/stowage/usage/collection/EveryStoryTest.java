package io.stowage.usage.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.usage.counter.CountedObject;
import io.stowage.usage.counter.Counter;
import io.stowage.usage.counter.Counters;
import io.stowage.usage.counter.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever happens, and in whatever order: what was counted is told to the last byte, and nothing twice. */
class EveryStoryTest {

    enum Event {
        OBJECT,
        OBJECT_OF_MANY,
        CHANGE,
        HALF_WRITTEN,
        COMPLETED,
        PASS,
        PASSES,
        LOST_PASS,
        TIME,
        LISTING_FAILS,
        READS_FAIL,
        DELETIONS_FAIL,
        DELETIONS_ARE_LOST,
        DELETIONS_ARE_UNDONE,
        AWAY,
        BACK,
        SHORT_LISTINGS,
        PAGES
    }

    @Property(tries = 1000)
    void allIsToldOnce(@ForAll @Size(max = 60) List<Event> story, @ForAll long seed) {
        World world = new World();
        // Tight enough that every bound is met.
        world.bounds = new PassBounds(3, 12, Duration.ofSeconds(30), 2, 40, 400, 1);
        Random random = new Random(seed);
        int objects = 0;
        for (Event event : story) {
            switch (event) {
                case OBJECT -> world.closedObject("object-%03d".formatted(objects++), counters(random, 4));
                case OBJECT_OF_MANY -> world.closedObject("object-%03d".formatted(objects++), counters(random, 20));
                case CHANGE -> any(world, random).ifPresent(object -> change(world, object, random));
                case HALF_WRITTEN ->
                    any(world, random).ifPresent(object -> world.gateway.unreadable.add(object.name()));
                case COMPLETED -> world.gateway.unreadable.clear();
                case PASS -> world.pass();
                case PASSES -> world.passes();
                case LOST_PASS -> world.lostPass();
                case TIME -> world.clock.advance(Duration.ofSeconds(random.nextInt(600)));
                case LISTING_FAILS -> world.gateway.failingLists = 1;
                case READS_FAIL -> world.gateway.failingReads = 1 + random.nextInt(3);
                case DELETIONS_FAIL -> world.gateway.failingDeletes = 1 + random.nextInt(3);
                case DELETIONS_ARE_LOST -> world.gateway.lostDeletes = 1 + random.nextInt(3);
                case DELETIONS_ARE_UNDONE -> world.gateway.undoneDeletes = 1 + random.nextInt(2);
                case AWAY -> world.gateway.away = true;
                case BACK -> world.gateway.away = false;
                case SHORT_LISTINGS -> world.gateway.mostListed = 1 + random.nextInt(4);
                case PAGES -> world.gateway.afterHonoured = !world.gateway.afterHonoured;
            }
        }
        world.gateway.faultless();
        world.gateway.mostListed = 1000;
        world.untilRest();

        assertThat(world.gateway.objects).isEmpty();
        assertThat(world.told()).isEqualTo(world.counted());
        assertThat(world.committed).extracting(CounterRecord::id).doesNotHaveDuplicates();
        Set<String> ids = world.committed.stream().map(CounterRecord::id).collect(Collectors.toSet());
        assertThat(world.committed.stream().map(CounterRecord::corrects).flatMap(Optional::stream))
                .allMatch(ids::contains);
        assertThat(world.progress.told()).isEmpty();
        assertThat(world.progress.heldBack()).isEmpty();
        assertThat(world.progress.failure()).isEmpty();
    }

    private static Optional<CountedObject> any(World world, Random random) {
        List<CountedObject> all = List.copyOf(world.gateway.objects.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /** Counters grow, vanish and come. */
    private static void change(World world, CountedObject object, Random random) {
        Counters.Builder changed = new Counters.Builder();
        for (Counter counter : object.counters().all()) {
            if (random.nextInt(4) > 0) {
                add(changed, counter.key().bucket(), counter.key().userId(), random);
            }
        }
        if (random.nextBoolean()) {
            add(changed, "new", "user-" + random.nextInt(3), random);
        }
        world.gateway.put(
                object.name(),
                object.serviceId(),
                object.window().start(),
                object.window().seconds(),
                changed.build());
    }

    private static Counters counters(Random random, int most) {
        Counters.Builder counters = new Counters.Builder();
        int size = random.nextInt(most + 1);
        for (int i = 0; i < size; i++) {
            add(counters, "bucket-" + random.nextInt(3), "user-" + random.nextInt(3), random);
        }
        return counters.build();
    }

    private static void add(Counters.Builder counters, String bucket, String user, Random random) {
        counters.add(
                bucket,
                random.nextInt(2),
                user,
                "",
                new Figures(
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(2),
                        0,
                        random.nextInt(1000),
                        random.nextInt(9)));
    }
}
