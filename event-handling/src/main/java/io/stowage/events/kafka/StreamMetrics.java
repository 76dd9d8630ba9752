package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What flows, for dashboards and alerts.
 *
 * <ul>
 *   <li>{@code stowage.stream.sent} counts records that were sent, also in transactions that were rolled back later; tags
 *       {@code topic}, and {@code kind}: the event's type, the reason class of a dead letter, or {@code sent-home}
 *   <li>{@code stowage.stream.paused} is 1 during an outage, else 0
 * </ul>
 */
final class StreamMetrics {

    private static final String EVENT_TYPE = "ce_type";

    private final MeterRegistry meters;

    StreamMetrics(MeterRegistry meters, OutagePause pause) {
        this.meters = meters;
        Gauge.builder("stowage.stream.paused", pause, p -> p.current().isPresent() ? 1 : 0)
                .description("1 while the stream stands still because of an outage")
                .register(meters);
    }

    void sent(ProducerRecord<byte[], byte[]> record) {
        meters.counter("stowage.stream.sent", "topic", record.topic(), "kind", kind(record))
                .increment();
    }

    /** Headers of records that came from outside are looked at last: any text may stand there. */
    private static String kind(ProducerRecord<byte[], byte[]> record) {
        if (OutgoingRecords.wasSentHome(record.headers())) {
            return "sent-home";
        }
        Header reason = record.headers().lastHeader(DeadLetterHeaders.REASON_CLASS);
        return text(reason == null ? record.headers().lastHeader(EVENT_TYPE) : reason);
    }

    private static String text(@Nullable Header header) {
        return header == null ? "none" : new String(header.value(), UTF_8);
    }
}
