package io.stowage.operations.plans;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.input.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether gateways can do what the plans of a file ask for, each plan where it is offered. Where versions of a gateway
 * differ it is asked; only reads.
 */
final class PlanCheck {

    private final List<WrittenPlan> plans;
    private final Problems problems;

    /** @param problems where misfits are noted, each at its line */
    PlanCheck(List<WrittenPlan> plans, Problems problems) {
        this.plans = plans;
        this.problems = problems;
    }

    /** @param gateways all there are, by id */
    void against(Map<String, GatewaySettings> gateways) {
        plans.forEach(plan -> requireKnown(plan, gateways.keySet()));
        gateways.values().forEach(this::against);
    }

    private void requireKnown(WrittenPlan plan, Set<String> known) {
        for (String id : plan.definition().getGatewayIds()) {
            if (!known.contains(id)) {
                problems.add(
                        plan.line("gateways"),
                        "there is no gateway '%s' to offer plan '%s' on, only %s".formatted(id, plan.id(), known));
            }
        }
    }

    private void against(GatewaySettings settings) {
        List<WrittenPlan> offered =
                plans.stream().filter(plan -> plan.isOfferedOn(settings.id())).toList();
        try (Gateway gateway = Gateways.open(settings)) {
            for (WrittenPlan plan : offered) {
                if (!judge(plan, gateway)) {
                    return;
                }
            }
        }
    }

    /** @return whether the gateway told what it can do; if not, it is not asked for every plan again */
    private boolean judge(WrittenPlan plan, Gateway gateway) {
        try {
            for (Misfit misfit : Misfit.of(plan.definition(), gateway)) {
                problems.add(
                        plan.line(misfit.field()),
                        "gateway '%s' cannot do plan '%s': %s".formatted(gateway.id(), plan.id(), misfit.reason()));
            }
            return true;
        } catch (GatewayFailure failure) {
            problems.add(
                    plan.line("id"),
                    "gateway '%s' cannot be asked whether it can do plan '%s': %s (--unchecked does not ask)"
                            .formatted(gateway.id(), plan.id(), failure.getMessage()));
            return false;
        }
    }
}
