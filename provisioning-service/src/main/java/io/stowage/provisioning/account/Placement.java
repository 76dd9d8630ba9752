package io.stowage.provisioning.account;

import io.stowage.provisioning.account.OrderDecision.Rejected;
import io.stowage.provisioning.account.Plans.Plan;
import io.stowage.provisioning.order.Where;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses among gateways. Pure. */
final class Placement {

    private Placement() {}

    /** Gateways or a refusal. */
    sealed interface Answer {}

    /** At least one. */
    record Offered(List<Site> sites) implements Answer {}

    record NotOffered(Rejected why) implements Answer {}

    /** The gateways that the order asks for and the plan is offered on, by id. */
    static Answer offered(Where where, Plan plan, Collection<Site> configured) {
        List<Site> asked = configured.stream()
                .filter(site -> where.gatewayId().map(site.gatewayId()::equals).orElse(true))
                .filter(site -> where.region().map(site.region()::equals).orElse(true))
                .sorted(Comparator.comparing(Site::gatewayId))
                .toList();
        if (asked.isEmpty()) {
            return new NotOffered(nowhere(where, configured));
        }
        List<Site> offered =
                asked.stream().filter(site -> plan.offeredAt(site.gatewayId())).toList();
        return offered.isEmpty()
                ? new NotOffered(new Rejected(
                        "not-at-this-gateway",
                        "plan '%s' is offered at %s only, and the order asks for %s"
                                .formatted(plan.planId(), words(plan.gatewayIds()), words(ids(asked)))))
                : new Offered(offered);
    }

    /**
     * The gateway that has the largest part of its room left; of equals the one with the fewest accounts, then by id.
     *
     * @param quota of the account; empty: it has none
     * @return empty: none has room
     */
    static Optional<Site> roomiest(Collection<Site> sites, Function<String, Occupied> occupied, OptionalLong quota) {
        return sites.stream()
                .map(site -> new Look(site, occupied.apply(site.gatewayId())))
                .filter(look -> look.occupied().leavesRoom(look.site().room(), quota))
                .min(Comparator.comparingDouble(
                                (Look look) -> -look.occupied().left(look.site().room()))
                        .thenComparingLong(look -> look.occupied().accounts())
                        .thenComparing(look -> look.site().gatewayId()))
                .map(Look::site);
    }

    private record Look(Site site, Occupied occupied) {}

    private static Rejected nowhere(Where where, Collection<Site> configured) {
        Collection<String> all = ids(configured);
        if (where.gatewayId().filter(id -> !all.contains(id)).isPresent()) {
            return new Rejected(
                    "unknown-gateway",
                    "there is no gateway '%s', only %s"
                            .formatted(where.gatewayId().get(), words(all)));
        }
        String region = where.region().orElse("");
        Collection<String> regions = configured.stream().map(Site::region).collect(Collectors.toSet());
        return new Rejected(
                "unknown-region",
                where.gatewayId()
                        .map(id -> "gateway '%s' is not in region '%s'".formatted(id, region))
                        .orElseGet(() ->
                                "there is no gateway in region '%s', only in %s".formatted(region, words(regions))));
    }

    private static Collection<String> ids(Collection<Site> sites) {
        return sites.stream().map(Site::gatewayId).toList();
    }

    /** How full each gateway is. */
    static String words(Collection<Site> sites, Function<String, Occupied> occupied) {
        return sites.stream()
                .map(site -> "gateway '%s' has %s"
                        .formatted(
                                site.gatewayId(),
                                occupied.apply(site.gatewayId()).words(site.room())))
                .collect(Collectors.joining("; "));
    }

    private static String words(Collection<String> ids) {
        return ids.stream().sorted().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }
}
