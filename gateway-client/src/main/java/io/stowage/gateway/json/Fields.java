package io.stowage.gateway.json;

import io.stowage.gateway.http.MalformedAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object. Numbers may be written as numbers or as strings, with or without decimals; fields nobody
 * asks for are ignored. Complaints name the field and quote nothing.
 */
public record Fields(JsonNode node) {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** @throws MalformedAnswer if it is no object */
    public Fields {
        if (!node.isObject()) {
            throw new MalformedAnswer("there is no JSON object where one should be");
        }
    }

    /** The names of all fields. */
    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String filledText(String name) {
        var text = text(name);
        if (text.isBlank()) {
            throw new MalformedAnswer(name + " is empty");
        }
        return text;
    }

    public String text(String name) {
        var value = needed(name);
        if (!value.isString()) {
            throw new MalformedAnswer(name + " is no string");
        }
        return value.stringValue();
    }

    public String textOrEmpty(String name) {
        return has(name) ? text(name) : "";
    }

    public boolean truth(String name) {
        var value = needed(name);
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (value.isString() ? value.stringValue() : "") {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedAnswer(name + " is neither true nor false");
        };
    }

    public BigDecimal decimal(String name) {
        var number = signed(name);
        if (number.signum() < 0) {
            throw new MalformedAnswer(name + " is negative");
        }
        return number;
    }

    /** A number that may be negative. */
    public BigDecimal signed(String name) {
        var value = needed(name);
        try {
            return value.isNumber() ? value.decimalValue() : new BigDecimal(text(name));
        } catch (NumberFormatException wrong) {
            throw new MalformedAnswer(name + " is no number");
        }
    }

    public BigInteger whole(String name) {
        try {
            return decimal(name).toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            throw new MalformedAnswer(name + " is no whole number");
        }
    }

    public long count(String name) {
        var number = whole(name);
        if (number.compareTo(LARGEST) > 0) {
            throw new MalformedAnswer(name + " is too large");
        }
        return number.longValue();
    }

    public Fields object(String name) {
        return new Fields(needed(name));
    }

    /** Absent means none. */
    public List<Fields> objects(String name) {
        return elements(name).stream().map(Fields::new).toList();
    }

    /** Absent means none. */
    public List<String> texts(String name) {
        return elements(name).stream()
                .map(element -> {
                    if (!element.isString()) {
                        throw new MalformedAnswer(name + " holds something that is no string");
                    }
                    return element.stringValue();
                })
                .toList();
    }

    private List<JsonNode> elements(String name) {
        if (!has(name)) {
            return List.of();
        }
        var array = needed(name);
        if (!array.isArray()) {
            throw new MalformedAnswer(name + " is no array");
        }
        return new ArrayList<>(array.values());
    }

    private JsonNode needed(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            throw new MalformedAnswer(name + " is missing");
        }
        return value;
    }
}
