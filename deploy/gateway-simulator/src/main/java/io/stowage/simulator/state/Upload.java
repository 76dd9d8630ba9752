package io.stowage.simulator.state;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A multipart upload under way; its parts count towards nothing until it is completed. */
public record Upload(
        String id,
        String bucket,
        String key,
        Instant started,
        Map<String, String> metadata,
        Map<String, String> headers,
        NavigableMap<Integer, Blob> parts) {

    public Upload {
        metadata = new TreeMap<>(metadata);
        headers = new TreeMap<>(headers);
        parts = new TreeMap<>(parts);
    }

    public Upload withPart(int number, Blob part) {
        NavigableMap<Integer, Blob> more = new TreeMap<>(parts);
        more.put(number, part);
        return new Upload(id, bucket, key, started, metadata, headers, more);
    }
}
