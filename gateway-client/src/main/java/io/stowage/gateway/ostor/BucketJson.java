package io.stowage.gateway.ostor;

import io.stowage.gateway.BucketName;
import io.stowage.gateway.BucketSize;
import io.stowage.gateway.GatewayBucket;
import io.stowage.gateway.UserId;
import io.stowage.gateway.http.MalformedAnswer;
import io.stowage.gateway.json.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Buckets as ostor shows them (Virtuozzo 4.6 API reference, 3.10). */
final class BucketJson {

    private BucketJson() {}

    static GatewayBucket bucket(Fields fields) {
        return new GatewayBucket(
                new BucketName(fields.filledText("name")),
                fields.count("epoch"),
                new UserId(fields.filledText("owner_id")),
                created(fields),
                size(fields.object("size")));
    }

    private static Instant created(Fields fields) {
        try {
            return Instant.parse(fields.text("creation_date"));
        } catch (DateTimeParseException wrong) {
            throw new MalformedAnswer("creation_date is no date and time");
        }
    }

    private static BucketSize size(Fields size) {
        return new BucketSize(
                size.count("current"),
                Optional.of(
                        new BucketSize.History(size.count("hmax"), size.whole("h_integral"), size.count("last_ts"))),
                Optional.empty());
    }
}
