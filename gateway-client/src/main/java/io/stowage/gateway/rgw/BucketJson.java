package io.stowage.gateway.rgw;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.BucketSize;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.UserId;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.json.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Buckets as the gateway shows them. */
final class BucketJson {

    private BucketJson() {}

    /** The moment of creation tells a bucket from an earlier one of the same name. */
    static GatewayBucket bucket(Fields fields) {
        var created = time(fields, "creation_time");
        return new GatewayBucket(
                new BucketName(fields.filledText("bucket")),
                ChronoUnit.MICROS.between(Instant.EPOCH, created),
                new UserId(owner(fields)),
                created,
                BucketSize.now(bytes(fields)));
    }

    static String owner(Fields fields) {
        return fields.filledText("owner");
    }

    static Instant time(Fields fields, String name) {
        try {
            return Instant.parse(fields.text(name));
        } catch (DateTimeParseException wrong) {
            throw new MalformedAnswer(name + " is no date and time");
        }
    }

    /** All categories together, as quotas count them; an empty bucket has none. */
    private static long bytes(Fields bucket) {
        if (!bucket.has("usage")) {
            return 0;
        }
        var usage = bucket.object("usage");
        var bytes = 0L;
        for (var category : usage.names()) {
            var counted = usage.object(category);
            bytes = Math.addExact(bytes, counted.has("size") ? counted.count("size") : 0);
        }
        return bytes;
    }
}
