package io.stowage.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as the gateway received it.
 *
 * @param rawPath the path as sent, percent-coded
 * @param headers by lower-case name, values in the order they were sent
 * @param body the bytes as sent, or, once the signature was checked, what they carry
 */
public record Call(
        String requestId,
        String method,
        String rawPath,
        Query query,
        Map<String, List<String>> headers,
        InputStream body) {

    public String path() {
        return PercentCoding.decodePath(rawPath);
    }

    public @Nullable String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    public String header(String lowerCaseName, String otherwise) {
        String value = header(lowerCaseName);
        return value == null ? otherwise : value;
    }

    public Call withBody(InputStream checked) {
        return new Call(requestId, method, rawPath, query, headers, checked);
    }

    /** Reads the body to its end, so that its checks run. Meant for small documents. */
    public byte[] document() {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
