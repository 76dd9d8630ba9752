package io.stowage.operations.limits;

import io.stowage.contracts.LimitsState;
import io.stowage.contracts.LimitsStatus;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.PlanLimits;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.ContractJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which accounts the newest versions of plans have reached. */
final class PlanReach {

    /** Where one account stands. */
    enum Standing {
        BEHIND,
        IN_FORCE,
        DRIFTED,
        FAILED
    }

    /** @param planId of a plan that is looked at, or empty */
    record Place(String planId, Standing standing) {}

    /** @param accounts by where they stand */
    record Progress(String planId, Map<Standing, Long> accounts) {

        long of(Standing standing) {
            return accounts.getOrDefault(standing, 0L);
        }

        long all() {
            return accounts.values().stream().mapToLong(Long::longValue).sum();
        }

        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("planId", planId)
                    .put("accounts", all())
                    .put("behind", of(Standing.BEHIND))
                    .put("inForce", of(Standing.IN_FORCE))
                    .put("drifted", of(Standing.DRIFTED))
                    .put("failed", of(Standing.FAILED));
        }
    }

    static final Columns<Progress> COLUMNS = new Columns<Progress>()
            .add("PLAN", Progress::planId)
            .add("ACCOUNTS", progress -> Long.toString(progress.all()))
            .add("BEHIND", progress -> Long.toString(progress.of(Standing.BEHIND)))
            .add("IN FORCE", progress -> Long.toString(progress.of(Standing.IN_FORCE)))
            .add("DRIFTED", progress -> Long.toString(progress.of(Standing.DRIFTED)))
            .add("FAILED", progress -> Long.toString(progress.of(Standing.FAILED)));

    private static final Place ELSEWHERE = new Place("", Standing.BEHIND);

    private final Map<String, ObjectNode> limitsByPlan;

    /** @param plans in their newest versions, by id */
    PlanReach(Map<String, PlanDefinition> plans) {
        limitsByPlan = new TreeMap<>();
        plans.forEach((id, plan) -> limitsByPlan.put(id, limits(plan)));
    }

    /** Where an account stands; on none of the plans, if it is on another. */
    Place of(LimitsState state) {
        ObjectNode newest = limitsByPlan.get(state.getPlanId());
        if (newest == null) {
            return ELSEWHERE;
        }
        boolean reached = Optional.ofNullable(state.getPlanLimits())
                .filter(known -> limits(known).equals(newest))
                .isPresent();
        return new Place(state.getPlanId().intern(), reached ? standing(state.getStatus()) : Standing.BEHIND);
    }

    /** Of each plan, in the order of their ids; also of those that no account is on. */
    List<Progress> progress(Collection<Place> places) {
        Map<String, Map<Standing, Long>> counts = places.stream()
                .collect(Collectors.groupingBy(
                        Place::planId, Collectors.groupingBy(Place::standing, Collectors.counting())));
        return limitsByPlan.keySet().stream()
                .map(id -> new Progress(id, counts.getOrDefault(id, Map.of())))
                .toList();
    }

    private static Standing standing(LimitsStatus status) {
        return switch (status) {
            case IN_FORCE -> Standing.IN_FORCE;
            case DRIFTED -> Standing.DRIFTED;
            case FAILED -> Standing.FAILED;
            case WAITING, UNKNOWN -> Standing.BEHIND;
        };
    }

    private static ObjectNode limits(PlanDefinition plan) {
        return limits(new PlanLimits(plan.getUserLimits(), plan.getBucketLimits(), plan.getQuotaBytes()));
    }

    /** Rates that are not there and rates without any number are the same: unlimited. */
    private static ObjectNode limits(PlanLimits limits) {
        ObjectNode json = ContractJson.of(limits);
        for (String rates : List.of("userLimits", "bucketLimits")) {
            if (json.path(rates).isEmpty()) {
                json.remove(rates);
            }
        }
        return json;
    }
}
