package io.stowage.usage.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.schemas.deadletters.DeadLetterHeaders;
import io.stowage.schemas.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Makes dead letters: original key, bytes and headers, and why. */
final class DeadLetters {

    private final String service;
    private final MeteringMetrics metrics;
    private final Clock clock;

    DeadLetters(String service, MeteringMetrics metrics, Clock clock) {
        this.service = service;
        this.metrics = metrics;
        this.clock = clock;
    }

    ProducerRecord<byte[], byte[]> unreadable(ErrorHandlerContext where, UnreadableRecord why) {
        return of(where, "unreadable", String.valueOf(why.getMessage()));
    }

    ProducerRecord<byte[], byte[]> fault(ErrorHandlerContext where, Exception why) {
        return of(where, "internal-error", String.valueOf(why));
    }

    private ProducerRecord<byte[], byte[]> of(ErrorHandlerContext where, String reasonClass, String reason) {
        metrics.putAside(where.topic(), reasonClass);
        Headers headers = new RecordHeaders();
        where.headers().forEach(header -> {
            if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
                headers.add(header);
            }
        });
        String now = clock.instant().toString();
        text(headers, DeadLetterHeaders.SERVICE, service);
        text(headers, DeadLetterHeaders.TOPIC, where.topic());
        text(headers, DeadLetterHeaders.PARTITION, Integer.toString(where.partition()));
        text(headers, DeadLetterHeaders.OFFSET, Long.toString(where.offset()));
        text(
                headers,
                DeadLetterHeaders.TIMESTAMP,
                Instant.ofEpochMilli(where.timestamp()).toString());
        text(headers, DeadLetterHeaders.REASON_CLASS, reasonClass);
        text(headers, DeadLetterHeaders.REASON, reason);
        text(headers, DeadLetterHeaders.ATTEMPTS, "1");
        text(headers, DeadLetterHeaders.FIRST_FAILURE, now);
        text(headers, DeadLetterHeaders.LAST_FAILURE, now);
        return new ProducerRecord<>(
                TopicCatalogue.USAGE_DEAD_LETTERS.name(), null, where.sourceRawKey(), where.sourceRawValue(), headers);
    }

    private static void text(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
