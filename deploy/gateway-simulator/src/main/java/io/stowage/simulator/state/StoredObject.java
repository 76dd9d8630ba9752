package io.stowage.simulator.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object of a bucket.
 *
 * @param etag without quotes
 * @param metadata the customer's own, by lower-case name without {@code x-amz-meta-}
 * @param headers what is given back with the object as it came: content type, encoding, caching
 */
public record StoredObject(
        String bucket,
        String key,
        Blob blob,
        String etag,
        Instant modified,
        Map<String, String> metadata,
        Map<String, String> headers) {

    public StoredObject {
        metadata = new TreeMap<>(metadata);
        headers = new TreeMap<>(headers);
    }
}
