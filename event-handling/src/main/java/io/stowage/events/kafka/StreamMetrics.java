package io.stowage.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.stowage.schemas.deadletters.DeadLetterHeaders;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What flows and what waits, for dashboards and alerts. The module's README lists all metrics; those that are counted
 * elsewhere are read from there.
 */
final class StreamMetrics {

    private static final String EVENT_TYPE = "ce_type";

    private final MeterRegistry meters;
    private final Timer restore;

    StreamMetrics(MeterRegistry meters, OutagePause pause, GiveBack giveBack, Memory memory, Clock clock) {
        this.meters = meters;
        Gauge.builder("stowage.stream.paused", pause, p -> p.current().isPresent() ? 1 : 0)
                .description("1 while the stream stands still because of an outage")
                .register(meters);
        FunctionCounter.builder("stowage.stream.pauses", pause, OutagePause::begun)
                .description("outages that made the stream stand still")
                .register(meters);
        FunctionCounter.builder("stowage.stream.given-back", giveBack, GiveBack::count)
                .description("batches that were rolled back and are tried again")
                .register(meters);
        Gauge.builder("stowage.stream.memory.keys", memory, Memory::size)
                .description("keys remembered by this instance")
                .register(meters);
        TimeGauge.builder("stowage.stream.unsettled.oldest", memory, TimeUnit.MILLISECONDS, m -> age(m, clock))
                .description("how long the oldest key has not been as it should be; 0 where all are")
                .register(meters);
        this.restore = Timer.builder("stowage.stream.memory.restore")
                .description("restoring the memory of newly assigned partitions")
                .register(meters);
    }

    private static double age(Memory memory, Clock clock) {
        long since = memory.oldestUnsettled();
        return since == Remembered.SETTLED ? 0 : Math.max(0, clock.millis() - since);
    }

    /** Measures restoring, whether it succeeds or not. */
    void restoring(Runnable restoring) {
        restore.record(restoring);
    }

    /** Counts a record that was sent; its transaction may be rolled back later. */
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
