package io.stowage.operations.usage;

import io.stowage.operations.output.Columns;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two totals that do not agree, or one that is not whole.
 *
 * @param about what it is about, for example {@code gateway west}
 * @param text one line that says what differs, by how much, and why where that is known
 */
record Difference(String about, String text) {

    static final Columns<Difference> TABLE = new Columns<Difference>()
            .add("ABOUT", Difference::about)
            .add("DIFFERENCE", Difference::text, text -> "red");

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("about", about).put("text", text);
    }
}
