package io.stowage.schemas.serde;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a record's headers say of its event: CloudEvents 1.0, Kafka protocol binding, binary mode.
 *
 * @param id identifies the event within its source
 * @param source who says so, a URI reference
 * @param type what kind of event it is
 * @param time when it happened, where that is known
 * @param subject what it is about, where that is one thing
 */
public record CloudEventHeaders(
        String id,
        String source,
        String type,
        @Nullable Instant time,
        @Nullable String subject) {

    private static final String VERSION = "ce_specversion";
    private static final String ID = "ce_id";
    private static final String SOURCE = "ce_source";
    private static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";
    private static final String SUBJECT = "ce_subject";
    private static final String CONTENT_TYPE = "content-type";

    /** The headers by name, as bytes (UTF-8), for whoever builds a record in his own way. */
    public Map<String, byte[]> asMap() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(VERSION, utf8("1.0"));
        headers.put(ID, utf8(id));
        headers.put(SOURCE, utf8(source));
        headers.put(TYPE, utf8(type));
        if (time != null) {
            headers.put(TIME, utf8(time.toString()));
        }
        if (subject != null) {
            headers.put(SUBJECT, utf8(subject));
        }
        headers.put(CONTENT_TYPE, utf8("application/avro"));
        return headers;
    }

    /** Writes the headers, in the place of any of the same names. */
    public void writeTo(Headers headers) {
        asMap().forEach((name, value) -> headers.remove(name).add(name, value));
    }

    /**
     * Reads the headers of a record. Empty where it carries no event by this standard: its id, source or type is missing.
     * A time that is none is left out.
     */
    public static Optional<CloudEventHeaders> readFrom(Headers headers) {
        String id = text(headers, ID);
        String source = text(headers, SOURCE);
        String type = text(headers, TYPE);
        if (id == null || source == null || type == null) {
            return Optional.empty();
        }
        return Optional.of(new CloudEventHeaders(id, source, type, time(headers), text(headers, SUBJECT)));
    }

    private static @Nullable Instant time(Headers headers) {
        String text = text(headers, TIME);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
