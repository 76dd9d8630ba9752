package io.stowage.gateway.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What is asked for: a path and a query, encoded so that the far side reads exactly what was meant: a plus sign travels as
 * {@code %2B}, a space as {@code %20}.
 */
public final class Query {

    private final String path;
    private final String text;

    private Query(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** To the root, beginning with the name of a service. */
    public static Query of(String service) {
        return new Query("/", encoded(service));
    }

    /** To a path of letters and slashes, without parameters yet. */
    public static Query to(String path) {
        return new Query(path, "");
    }

    public Query with(String name, String value) {
        return and(encoded(name) + "=" + encoded(value));
    }

    /** A parameter that says enough by being there. */
    public Query with(String flag) {
        return and(encoded(flag));
    }

    public String path() {
        return path;
    }

    public URI at(URI endpoint) {
        var address = endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path;
        return URI.create(text.isEmpty() ? address : address + "?" + text);
    }

    /** The path alone: parameters may hold a new user's secret. */
    @Override
    public String toString() {
        return path;
    }

    private Query and(String parameter) {
        return new Query(path, text.isEmpty() ? parameter : text + "&" + parameter);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
