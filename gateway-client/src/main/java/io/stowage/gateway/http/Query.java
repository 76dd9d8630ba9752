package io.stowage.gateway.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A query that begins with the name of a service, encoded so that the far side reads exactly what was meant: a plus sign
 * travels as {@code %2B}, a space as {@code %20}.
 */
public final class Query {

    private final String text;

    private Query(String text) {
        this.text = text;
    }

    public static Query of(String service) {
        return new Query(encoded(service));
    }

    public Query with(String name, String value) {
        return new Query(text + "&" + encoded(name) + "=" + encoded(value));
    }

    /** A parameter that says enough by being there. */
    public Query with(String flag) {
        return new Query(text + "&" + encoded(flag));
    }

    /** The root of the endpoint with this query. */
    public URI at(URI endpoint) {
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + "/?" + text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
