package io.stowage.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the gateway answers.
 *
 * @param body what follows the headers; for a HEAD only its length and type are sent
 * @param uploaded object bytes this call took in, for the usage counters
 * @param downloaded object bytes this call gives out, for the usage counters
 */
public record Answer(int status, Map<String, String> headers, Body body, long uploaded, long downloaded) {

    /** Bytes of an answer. */
    public sealed interface Body {}

    public record Empty() implements Body {}

    public record Bytes(byte[] content) implements Body {}

    /** @param source open; closed by whoever sends or drops the answer */
    public record Streamed(long length, InputStream source) implements Body {}

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new Empty(), 0, 0);
    }

    public static Answer json(byte[] document) {
        return empty(200).with("Content-Type", "application/json").with(new Bytes(document));
    }

    public static Answer xml(int status, String document) {
        return empty(status)
                .with("Content-Type", "application/xml")
                .with(new Bytes(document.getBytes(StandardCharsets.UTF_8)));
    }

    /** To be called when the answer is not sent. */
    public void drop() {
        if (body instanceof Streamed streamed) {
            try {
                streamed.source().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, uploaded, downloaded);
    }

    public Answer with(Body other) {
        return new Answer(status, headers, other, uploaded, downloaded);
    }

    public Answer counting(long uploadedBytes, long downloadedBytes) {
        return new Answer(status, headers, body, uploadedBytes, downloadedBytes);
    }
}
