package io.stowage.gateway.minio;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.BucketSize;
import io.stowage.gateway.http.CallKind;
import io.stowage.gateway.http.HttpCall;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.json.Json;
import io.stowage.gateway.s3.SeenBucket;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Sizes of buckets as MinIO's scanner last found them: minutes old, or hours on a large one.
 *
 * @param scanned when; MinIO tells the year 1 where it never did
 */
record DataUsage(Instant scanned, Map<String, Long> sizes) {

    private static final CallKind READ = CallKind.read("dataUsage.read", "read data usage");

    /** @param wanted names of the buckets to keep the sizes of; there may be very many */
    static DataUsage read(AdminCalls calls, Predicate<BucketName> wanted) {
        return calls.stream(
                new HttpCall(READ, "GET", AdminCalls.command("datausageinfo")),
                answer -> parsed(answer.body(), wanted));
    }

    /** A bucket the scanner has not come by yet held nothing when it was made. */
    BucketSize of(SeenBucket bucket) {
        var size = sizes.get(bucket.name().value());
        var measured = size == null && bucket.created().isAfter(scanned) ? bucket.created() : scanned;
        return new BucketSize(size == null ? 0 : size, Optional.empty(), Optional.of(measured));
    }

    private static DataUsage parsed(InputStream body, Predicate<BucketName> wanted) {
        try (var parser = Json.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedAnswer("the data usage is no JSON object");
            }
            var scanned = Instant.EPOCH;
            var sizes = new HashMap<String, Long>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (name.equals("lastUpdate") && value == JsonToken.VALUE_STRING) {
                    scanned = OffsetDateTime.parse(parser.getString()).toInstant();
                } else if (name.equals("bucketsUsageInfo") && value == JsonToken.START_OBJECT) {
                    readSizes(parser, wanted, sizes);
                } else {
                    parser.skipChildren();
                }
            }
            return new DataUsage(scanned, Map.copyOf(sizes));
        }
    }

    private static void readSizes(JsonParser parser, Predicate<BucketName> wanted, Map<String, Long> sizes) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var bucket = parser.currentName();
            parser.nextToken();
            if (wanted.test(new BucketName(bucket))) {
                sizes.put(bucket, Json.here(parser).count("size"));
            } else {
                parser.skipChildren();
            }
        }
    }
}
