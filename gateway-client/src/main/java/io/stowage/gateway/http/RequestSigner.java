package io.stowage.gateway.http;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Signs requests without a body. */
public interface RequestSigner {

    /**
     * The headers that make the request authentic. The request has to be sent with exactly this method, URI and these
     * headers.
     */
    Map<String, String> sign(String method, URI uri, Instant now);
}
