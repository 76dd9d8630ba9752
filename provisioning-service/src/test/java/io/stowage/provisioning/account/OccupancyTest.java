package io.stowage.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.Room;
import io.stowage.provisioning.account.Occupancy.Share;
import io.stowage.provisioning.account.Plans.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OccupancyTest {

    private final Map<String, Long> quotas = new HashMap<>(Map.of("small", 10L, "large", 100L));
    private final Occupancy occupancy = new Occupancy(id -> Optional.ofNullable(quotas.get(id))
            .map(quota -> new Plan(
                    id,
                    Optional.empty(),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.of(quota),
                    Set.of())));

    @Test
    void accountsCountOnceWithTheirOwnQuotaOrTheirPlansOfToday() {
        occupancy.holds("a", share("west", "small"));
        occupancy.holds("b", share("west", "small"));
        occupancy.holds("b", share("west", "large"));
        occupancy.holds("c", new Share("west", "small", OptionalLong.of(7)));
        occupancy.holds("d", new Share("west", "large", OptionalLong.of(0)));
        occupancy.holds("e", share("east", "gone"));
        assertThat(occupancy.at("west")).isEqualTo(new Occupied(4, 10 + 100 + 7));
        assertThat(occupancy.at("east")).isEqualTo(new Occupied(1, 0));

        quotas.put("small", 20L);
        assertThat(occupancy.at("west")).isEqualTo(new Occupied(4, 20 + 100 + 7));

        List.of("a", "b", "c", "d").forEach(occupancy::ended);
        occupancy.ended("a");
        assertThat(occupancy.at("west")).isEqualTo(Occupied.NOTHING);
    }

    @Test
    void moreThanCanBeCountedIsFull() {
        quotas.put("small", Long.MAX_VALUE / 2);
        List.of("a", "b", "c").forEach(id -> occupancy.holds(id, share("west", "small")));

        assertThat(occupancy.at("west").bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsReservedCountsUntilItIsSeen() {
        assertThat(reserve("a")).isPresent();
        assertThat(reserve("b")).as("the second of one place").isEmpty();
        assertThat(reserve("a")).as("the first again").isPresent();

        occupancy.placeless("a");
        assertThat(reserve("b")).as("a state from before is no news").isEmpty();

        occupancy.holds("a", share("west", "small"));
        assertThat(occupancy.at("west")).isEqualTo(new Occupied(1, 10));
        occupancy.giveUp("a");
        assertThat(reserve("b")).as("a place that is taken cannot be given up").isEmpty();

        occupancy.ended("a");
        assertThat(reserve("b")).as("when the account has ended").isPresent();
        occupancy.giveUp("b");
        assertThat(reserve("c")).as("when the reservation was given up").isPresent();
    }

    private Optional<Site> reserve(String subscription) {
        Site west = new Site("west", "us", new Room(OptionalInt.of(1), OptionalLong.empty()));
        return occupancy.reserve(subscription, share("", "small"), OptionalLong.of(10), List.of(west));
    }

    private static Share share(String gateway, String plan) {
        return new Share(gateway, plan, OptionalLong.empty());
    }
}
