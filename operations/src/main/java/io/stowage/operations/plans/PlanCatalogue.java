package io.stowage.operations.plans;

import static io.stowage.schemas.topics.TopicCatalogue.PLANS;

import io.stowage.contracts.PlanDefinition;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.connection.Publication;
import io.stowage.operations.connection.UnreadableRecord;
import io.stowage.operations.output.Columns;
import io.stowage.operations.output.ContractJson;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plans that are published.
 *
 * @param connection where
 */
record PlanCatalogue(Connection connection) {

    /** What becomes of a plan when it is applied. */
    enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /**
     * A plan and what becomes of it.
     *
     * @param published the plan as it is now
     */
    record Change(PlanDefinition plan, Effect effect, Optional<PlanDefinition> published) {

        static final Columns<Change> COLUMNS = new Columns<Change>()
                .add("PLAN", change -> change.plan.getPlanId())
                .add("EFFECT", change -> change.effect.name().toLowerCase(Locale.ROOT));

        static Change of(PlanDefinition wanted, Optional<PlanDefinition> published) {
            return new Change(
                    wanted,
                    published
                            .map(present -> same(present, wanted) ? Effect.UNCHANGED : Effect.CHANGED)
                            .orElse(Effect.CREATED),
                    published);
        }

        /** Not by the records' own equality, which fails on decimals that were read (Avro 1.12.2). */
        private static boolean same(PlanDefinition one, PlanDefinition other) {
            return ContractJson.of(one).equals(ContractJson.of(other));
        }

        ObjectNode json() {
            ObjectNode json = ContractJson.of(plan);
            json.put("effect", effect.name());
            return json;
        }
    }

    /** What applying these plans would do. */
    List<Change> compare(List<PlanDefinition> plans, Consumer<? super UnreadableRecord> unreadable) {
        Map<String, PlanDefinition> published = new Contracts<>(connection, PLANS, PlanDefinition.class)
                .newestOfEachKey(unreadable).stream()
                        .collect(Collectors.toMap(PlanDefinition::getPlanId, Function.identity(), (a, b) -> b));
        return plans.stream()
                .map(plan -> Change.of(plan, Optional.ofNullable(published.get(plan.getPlanId()))))
                .toList();
    }

    /** Publishes what is new or changed; safe to repeat. */
    void publish(List<Change> changes, Clock clock) {
        List<PlanDefinition> plans = changes.stream()
                .filter(change -> change.effect() != Effect.UNCHANGED)
                .map(Change::plan)
                .toList();
        if (plans.isEmpty()) {
            return;
        }
        try (Publication publication = Publication.to(connection, PLANS)) {
            plans.forEach(plan -> publication.send(
                    plan.getPlanId(), plan, UUID.randomUUID().toString(), "io.stowage.plans.defined", clock.instant()));
            publication.confirm();
        }
    }
}
