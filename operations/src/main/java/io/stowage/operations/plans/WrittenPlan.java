package io.stowage.operations.plans;

import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.input.Fields;

/**
 * A plan of a file.
 *
 * @param fields as they are written
 */
record WrittenPlan(PlanDefinition definition, Fields fields) {

    /** A plan that names no gateways is offered on all. */
    boolean isOfferedOn(String gatewayId) {
        return definition.getGatewayIds().isEmpty()
                || definition.getGatewayIds().contains(gatewayId);
    }

    String id() {
        return definition.getPlanId();
    }

    /** Where the field stands; where the plan begins if it is not written. Counted from 1. */
    int line(String field) {
        return fields.line(field);
    }
}
