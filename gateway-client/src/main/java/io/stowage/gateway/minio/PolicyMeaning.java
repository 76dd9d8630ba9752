package io.stowage.gateway.minio;

import io.stowage.gateway.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a policy's text means. MinIO keeps policies in its own layout: a single word where a list is meant becomes a list,
 * lists come back in any order and without doubles, and what is empty is left out. None of that is a difference.
 *
 * @param value the text without its layout: objects as maps, lists and single words as sets
 */
record PolicyMeaning(Object value) {

    /** Empty if the text is no JSON object. */
    static Optional<PolicyMeaning> of(String text) {
        try {
            var root = Json.tree(text);
            return root.isObject() ? Optional.of(new PolicyMeaning(map(root))) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> map(JsonNode object) {
        var map = new HashMap<String, Object>();
        object.properties().forEach(property -> {
            if (!isEmpty(property.getValue())) {
                map.put(property.getKey(), set(property.getValue()));
            }
        });
        return map;
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isNull() || (node.isString() ? node.stringValue().isEmpty() : node.isContainer() && node.isEmpty());
    }

    private static Object set(JsonNode node) {
        var set = new HashSet<Object>();
        if (node.isArray()) {
            node.values().forEach(element -> set.add(single(element)));
        } else {
            set.add(single(node));
        }
        return set;
    }

    private static Object single(JsonNode node) {
        return node.isObject() ? map(node) : node.isArray() ? set(node) : node.asString();
    }
}
