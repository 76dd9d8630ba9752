package io.stowage.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a query string, decoded, in the order they were sent.
 *
 * @param parameters a word without {@code =} (a flag) has an empty value
 */
public record Query(List<Parameter> parameters) {
    public record Parameter(String name, String value) {}

    public Query {
        parameters = List.copyOf(parameters);
    }

    public static Query parse(@Nullable String raw) {
        List<Parameter> parameters = new ArrayList<>();
        if (raw != null) {
            for (String word : raw.split("&")) {
                if (!word.isEmpty()) {
                    int equals = word.indexOf('=');
                    String name = equals < 0 ? word : word.substring(0, equals);
                    String value = equals < 0 ? "" : word.substring(equals + 1);
                    parameters.add(new Parameter(PercentCoding.decodeQuery(name), PercentCoding.decodeQuery(value)));
                }
            }
        }
        return new Query(parameters);
    }

    /** The name of the first word, or an empty string: it names the administrative service. */
    public String firstWord() {
        return parameters.isEmpty() ? "" : parameters.getFirst().name();
    }

    public boolean has(String name) {
        return parameters.stream().anyMatch(p -> p.name().equals(name));
    }

    public @Nullable String value(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return null;
    }

    public String value(String name, String otherwise) {
        String value = value(name);
        return value == null ? otherwise : value;
    }

    public Set<String> names() {
        return parameters.stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());
    }
}
