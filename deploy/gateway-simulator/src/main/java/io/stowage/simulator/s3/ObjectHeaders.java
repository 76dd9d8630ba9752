package io.stowage.simulator.s3;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.state.StoredObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The headers that travel with an object. */
final class ObjectHeaders {
    private static final String META = "x-amz-meta-";
    private static final List<String> KEPT = List.of(
            "cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ObjectHeaders() {}

    static Map<String, String> metadata(Call call) {
        Map<String, String> metadata = new TreeMap<>();
        call.headers().forEach((name, values) -> {
            if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), String.join(",", values));
            }
        });
        return metadata;
    }

    static Map<String, String> kept(Call call) {
        Map<String, String> kept = new TreeMap<>();
        for (String name : KEPT) {
            String value = call.header(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        // The coding of the transfer is not the object's.
        String encoding = kept.getOrDefault("content-encoding", "").replaceAll("aws-chunked\\s*,?\\s*", "");
        if (encoding.isBlank()) {
            kept.remove("content-encoding");
        } else {
            kept.put("content-encoding", encoding);
        }
        kept.putIfAbsent("content-type", "binary/octet-stream");
        return kept;
    }

    static Answer describe(StoredObject object, Call call, Answer answer) {
        Answer described = answer.with("ETag", '"' + object.etag() + '"')
                .with("Last-Modified", HTTP_DATE.format(object.modified()))
                .with("Accept-Ranges", "bytes");
        for (Map.Entry<String, String> meta : object.metadata().entrySet()) {
            described = described.with(META + meta.getKey(), meta.getValue());
        }
        for (String name : KEPT) {
            String value =
                    call.query().value("response-" + name, object.headers().getOrDefault(name, ""));
            if (!value.isEmpty()) {
                described = described.with(name, value);
            }
        }
        return described;
    }

    /** As S3's XML tells times. */
    static String iso(Instant time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
