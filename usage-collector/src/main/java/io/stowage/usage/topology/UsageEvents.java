package io.stowage.usage.topology;

import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.StorageUsage;
import io.stowage.schemas.serde.CloudEventHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers of the records that the topology writes. */
final class UsageEvents {

    private static final String SOURCE = "/stowage/usage";

    private UsageEvents() {}

    /** @param reading headers of the reading: its trace goes on */
    static Headers storage(Headers reading, String key, StorageUsage usage) {
        Headers headers = new RecordHeaders(reading.toArray());
        event(headers, usage.getRecordId(), "io.stowage.usage.storage", usage.getUntil(), key);
        return headers;
    }

    /** @param records how many usage records are in it: the same day has another id whenever it has grown */
    static Headers daily(String key, long records, DailyUsage usage) {
        Headers headers = new RecordHeaders();
        event(headers, key + "@" + records, "io.stowage.usage.daily", usage.getUpdatedAt(), usage.getSubscriptionId());
        return headers;
    }

    private static void event(Headers headers, String id, String type, Instant time, String subject) {
        new CloudEventHeaders(id, SOURCE, type, time, subject).writeTo(headers);
    }
}
