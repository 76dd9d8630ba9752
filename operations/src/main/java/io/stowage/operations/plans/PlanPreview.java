package io.stowage.operations.plans;

import io.stowage.operations.output.Columns;
import io.stowage.operations.output.ContractJson;
import io.stowage.operations.plans.PlanCatalogue.Change;
import io.stowage.operations.plans.PlanCatalogue.Effect;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What applying a plan would change, and for how many.
 *
 * @param accounts that are on the plan
 */
record PlanPreview(Change change, long accounts) {

    static final Columns<PlanPreview> COLUMNS = new Columns<PlanPreview>()
            .add("PLAN", preview -> preview.change.plan().getPlanId())
            .add("EFFECT", preview -> preview.change.effect().name().toLowerCase(Locale.ROOT))
            .add("ACCOUNTS", preview -> Long.toString(preview.accounts))
            .add("CHANGES", PlanPreview::changes);

    ObjectNode json() {
        ObjectNode json = change.json();
        json.put("accounts", accounts);
        return json;
    }

    /** Field by field, in the words of the contract. */
    private String changes() {
        if (change.effect() != Effect.CHANGED) {
            return "";
        }
        ObjectNode before = ContractJson.of(change.published().orElseThrow());
        ObjectNode after = ContractJson.of(change.plan());
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        return names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .map(name -> "%s %s -> %s".formatted(name, words(before.path(name)), words(after.path(name))))
                .collect(Collectors.joining("; "));
    }

    private static String words(JsonNode value) {
        return value.isMissingNode() ? "none" : value.toString();
    }
}
