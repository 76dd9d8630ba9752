package io.stowage.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.Room;
import io.stowage.provisioning.account.Placement.NotOffered;
import io.stowage.provisioning.account.Placement.Offered;
import io.stowage.provisioning.account.Plans.Plan;
import io.stowage.provisioning.order.Where;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

    private static final List<Site> SITES = List.of(
            new Site("west", "us", Room.UNBOUNDED),
            new Site("north", "eu", Room.UNBOUNDED),
            new Site("east", "eu", Room.UNBOUNDED));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // gateway | region | plan's    | offered, or the kind and words of a refusal
                "-,         -,  -,              east north west",
                "north,     -,  -,              north",
                "-,         eu, -,              east north",
                "north,     eu, -,              north",
                "-,         -,  west east,      east west",
                "-,         eu, west east,      east",
                "south,     -,  -,              unknown-gateway: 'south'",
                "-,         ap, -,              unknown-region: 'ap'",
                "north,     us, -,              unknown-region: 'north' 'us'",
                "north,     -,  west east,      not-at-this-gateway: 'plan' 'north' 'west'",
                "-,         us, east,           not-at-this-gateway: 'plan' 'west' 'east'",
            })
    void offersWhatTheOrderAsksForAndThePlanAllows(
            @Nullable String gateway, @Nullable String region, @Nullable String ofPlan, String expected) {
        Where where = new Where(Optional.ofNullable(gateway), Optional.ofNullable(region));
        Set<String> gatewayIds = ofPlan == null ? Set.of() : Set.of(ofPlan.split(" "));

        switch (Placement.offered(where, plan(gatewayIds), SITES)) {
            case Offered offered ->
                assertThat(offered.sites()).extracting(Site::gatewayId).containsExactly(expected.split(" "));
            case NotOffered not -> {
                String[] refusal = expected.split(": ");
                assertThat(not.why().reasonClass()).isEqualTo(refusal[0]);
                assertThat(not.why().reason()).contains(refusal[1].split(" "));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // each: id, accounts/bound, bytes/bound                    | quota | chosen
                "'east 0/1   0/-',                                              5,    east",
                "'east 1/1   0/-',                                              5,    -",
                "'east 2/1   0/-',                                              5,    -",
                "'east 7/-   5/10',                                             5,    east",
                "'east 7/-   6/10',                                             5,    -",
                "'east 7/-   12/10',                                            5,    -",
                "'east 7/-   0/10',                                             -,    -",
                "'east 0/1   6/10',                                             5,    -",
                "'east 1/1   0/10',                                             5,    -",
                "'east 5/10  0/-,    west 4/10  0/-',                           5,    west",
                "'east 50/100 0/-,   west 4/10  0/-',                           5,    west",
                "'east 40/100 0/-,   west 5/10  0/-',                           5,    east",
                "'east 1/10  80/100, west 7/10  10/100',                        5,    west",
                "'east 1/10  0/-,    west 99/-  0/-',                           5,    west",
                "'east 7/-   0/-,    west 6/-   0/-',                           5,    west",
                "'east 4/10  0/-,    west 2/5   0/-',                           5,    west",
                "'west 6/-   0/-,    east 6/-   0/-',                           5,    east",
                "'east 9/10  99/100, west 10/10 0/100',                         1,    east",
            })
    void choosesTheOneWithTheLargestPartOfItsRoomLeft(String gateways, @Nullable Long quota, @Nullable String chosen) {
        Map<String, Occupied> occupied = new HashMap<>();
        List<Site> sites = Arrays.stream(gateways.split(","))
                .map(gateway -> site(gateway.strip().split("\\s+"), occupied))
                .toList();

        Optional<Site> site =
                Placement.roomiest(sites, occupied::get, quota == null ? OptionalLong.empty() : OptionalLong.of(quota));

        assertThat(site.map(Site::gatewayId)).isEqualTo(Optional.ofNullable(chosen));
    }

    private static Site site(String[] words, Map<String, Occupied> occupied) {
        String[] accounts = words[1].split("/");
        String[] bytes = words[2].split("/");
        occupied.put(words[0], new Occupied(Long.parseLong(accounts[0]), Long.parseLong(bytes[0])));
        return new Site(
                words[0],
                "us",
                new Room(
                        accounts[1].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(accounts[1])),
                        bytes[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(bytes[1]))));
    }

    private static Plan plan(Set<String> gatewayIds) {
        return new Plan(
                "plan",
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                gatewayIds);
    }
}
