package io.stowage.gateway.http;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Signs requests. */
public interface RequestSigner {

    /**
     * The headers that make the request authentic. The request has to be sent with exactly this method, URI, body and
     * these headers.
     *
     * @throws IllegalArgumentException if there is a body and this way of signing knows none
     */
    Map<String, String> sign(String method, URI uri, Body body, Instant now);

    /** For requests without a body. */
    default Map<String, String> sign(String method, URI uri, Instant now) {
        return sign(method, uri, Body.NOTHING, now);
    }
}
