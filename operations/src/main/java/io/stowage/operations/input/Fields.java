package io.stowage.operations.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Named values of a file. Names that nobody asked for are a problem: see {@link #nothingElse}. */
public final class Fields {

    private final Map<String, Named> fields = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final int line;
    private final Problems problems;

    private record Named(int line, Entry value) {}

    private Fields(int line, Problems problems) {
        this.line = line;
        this.problems = problems;
    }

    static Fields of(MappingNode mapping, int line, Problems problems) {
        Fields fields = new Fields(line, problems);
        mapping.getValue().forEach(fields::add);
        return fields;
    }

    private void add(NodeTuple field) {
        Entry key = new Entry(field.getKeyNode(), problems);
        if (!(field.getKeyNode() instanceof ScalarNode name)) {
            key.refuse("a name is expected here");
        } else if (fields.putIfAbsent(name.getValue(), new Named(key.line(), new Entry(field.getValueNode(), problems)))
                != null) {
            key.refuse("field '%s' stands here twice".formatted(name.getValue()));
        }
    }

    /** The field's value; a problem where it is missing. */
    public Optional<Entry> required(String name) {
        Optional<Entry> value = optional(name);
        if (value.isEmpty() && !isBlank(name)) {
            problems.add(line, "field '%s' is missing".formatted(name));
        }
        return value;
    }

    /** The field's value, unless it is missing or null. A name with nothing behind it is a problem: what was meant? */
    public Optional<Entry> optional(String name) {
        known.add(name);
        Named field = fields.get(name);
        if (field == null || field.value().isNull()) {
            return Optional.empty();
        }
        if (isBlank(name)) {
            problems.add(field.line(), "field '%s' has no value".formatted(name));
            return Optional.empty();
        }
        return Optional.of(field.value());
    }

    /** The field's value as the parser makes it of its text; a problem where it is missing or the parser refuses it. */
    public <T> Optional<T> required(String name, Function<String, T> parser) {
        return required(name).flatMap(value -> value.as(parser));
    }

    /** The field's value as the parser makes it of its text, unless it is missing or null. */
    public <T> Optional<T> optional(String name, Function<String, T> parser) {
        return optional(name).flatMap(value -> value.as(parser));
    }

    /** All fields, where their names are not fixed. */
    public Map<String, Entry> all() {
        known.addAll(fields.keySet());
        Map<String, Entry> all = new LinkedHashMap<>();
        fields.forEach((name, field) -> all.put(name, field.value()));
        return all;
    }

    private boolean isBlank(String name) {
        Named field = fields.get(name);
        return field != null && field.value().isBlank();
    }

    /** Refuses every field that was not asked for: a misspelt limit must not pass for an absent one. */
    public void nothingElse() {
        fields.forEach((name, field) -> {
            if (!known.contains(name)) {
                problems.add(
                        field.line(),
                        "there is no field '%s' here; there are %s".formatted(name, String.join(", ", known)));
            }
        });
    }

    /** The names of all fields, in the order of the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /** Line of a field's name; of the first field where it is missing. */
    public int line(String name) {
        Named field = fields.get(name);
        return field == null ? line : field.line();
    }

    /** Line of the first field, or of the braces around none. */
    public int line() {
        return line;
    }
}
