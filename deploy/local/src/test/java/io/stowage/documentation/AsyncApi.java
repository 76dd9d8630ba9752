package io.stowage.documentation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An AsyncAPI 3 document, as far as it is compared. */
record AsyncApi(Part root) {

    static AsyncApi of(String yaml) {
        return new AsyncApi(new Part(asMap(new Load(LoadSettings.builder().build()).loadFromString(yaml))));
    }

    /** Topic names, in the document's order. */
    List<String> addresses() {
        return children("channels").map(channel -> channel.text("address")).toList();
    }

    Part channel(String topic) {
        return children("channels")
                .filter(channel -> channel.text("address").equals(topic))
                .findFirst()
                .orElseThrow();
    }

    /** The one message of a channel. */
    Part message(String topic) {
        Map<String, Object> messages = channel(topic).map("messages");
        if (messages.size() != 1) {
            throw new IllegalArgumentException("%s has %d messages".formatted(topic, messages.size()));
        }
        return resolved(new Part(asMap(messages.values().iterator().next())));
    }

    /** Tags of the operations on a topic, in the document's order. */
    List<String> parties(String topic, String action) {
        return children("operations")
                .filter(operation -> operation.text("action").equals(action))
                .filter(operation ->
                        resolved(operation.part("channel")).text("address").equals(topic))
                .map(operation -> new Part(asMap(operation.list("tags").getFirst())).text("name"))
                .toList();
    }

    Part part(String... path) {
        return root.part(path);
    }

    private Stream<Part> children(String of) {
        return root.map(of).values().stream().map(child -> new Part(asMap(child)));
    }

    private Part resolved(Part reference) {
        return root.part(reference.text("$ref").substring("#/".length()).split("/"));
    }

    /** A mapping within the document. */
    record Part(Map<String, Object> content) {

        Part part(String... path) {
            return new Part(map(path));
        }

        Map<String, Object> map(String... path) {
            return asMap(at(path));
        }

        List<Object> list(String... path) {
            return List.copyOf((List<?>) at(path));
        }

        String text(String... path) {
            return String.valueOf(at(path));
        }

        private Object at(String... path) {
            Object place = content;
            for (String name : path) {
                place = asMap(place).get(name);
                if (place == null) {
                    throw new IllegalArgumentException("no %s in %s".formatted(String.join("/", path), content));
                }
            }
            return place;
        }
    }

    /** Whole numbers are longs. */
    private static Map<String, Object> asMap(Object yaml) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) yaml)
                .forEach((key, value) ->
                        map.put(String.valueOf(key), value instanceof Integer number ? number.longValue() : value));
        return map;
    }
}
