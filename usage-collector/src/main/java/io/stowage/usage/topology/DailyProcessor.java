package io.stowage.usage.topology;

import io.stowage.contracts.DailyUsage;
import io.stowage.usage.daily.DayPart;
import io.stowage.usage.daily.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Adds up parts of days and tells days that have changed, once in a while and not for each part. Which days are still to be
 * told is part of the state: a crash in between leaves none untold. Days beyond the history are removed, here and, by a
 * record without value, on the topic.
 */
final class DailyProcessor extends ContextualProcessor<String, DayPart, String, DailyUsage> {

    /** Name of the store of days by {@link DayKey}. */
    static final String DAYS = "days";

    /** Name of the store of keys of days that are to be told. */
    static final String CHANGED = "changed-days";

    /** Bounds what is done between two polls. */
    private static final int REMOVED_AT_ONCE = 10_000;

    private static final Duration REMOVE_EVERY = Duration.ofMinutes(10);

    private final History history;
    private final Duration tellEvery;
    private final MeteringMetrics metrics;
    private @Nullable KeyValueStore<String, DayPart> days;
    private @Nullable KeyValueStore<String, byte[]> changed;

    DailyProcessor(History history, Duration tellEvery, MeteringMetrics metrics) {
        this.history = history;
        this.tellEvery = tellEvery;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, DailyUsage> context) {
        super.init(context);
        days = context.getStateStore(DAYS);
        changed = context.getStateStore(CHANGED);
        context.schedule(tellEvery, PunctuationType.WALL_CLOCK_TIME, this::tell);
        context.schedule(REMOVE_EVERY, PunctuationType.WALL_CLOCK_TIME, this::removeOld);
    }

    @Override
    public void process(Record<String, DayPart> record) {
        DayPart part = record.value();
        if (history.isOver(part.day(), Instant.ofEpochMilli(context().currentSystemTimeMs()))) {
            metrics.tooLate(part.newest().gatewayId());
            return;
        }
        String key = new DayKey(part.day(), record.key()).stored();
        DayPart before = days().get(key);
        days().put(key, before == null ? part : before.plus(part));
        changed().putIfAbsent(key, new byte[0]);
    }

    private void tell(long now) {
        for (String stored : keys(changed().all(), Integer.MAX_VALUE)) {
            DayKey key = DayKey.ofStored(stored);
            DayPart day = days().get(stored);
            if (day != null) {
                DailyUsage usage = DayMapping.daily(key.subscriptionId(), day);
                context()
                        .forward(new Record<>(
                                key.told(), usage, now, UsageEvents.daily(key.told(), day.records(), usage)));
            }
            changed().delete(stored);
        }
    }

    private void removeOld(long now) {
        LocalDate oldest = history.oldest(Instant.ofEpochMilli(now));
        for (String stored : keys(days().range(null, DayKey.firstOf(oldest)), REMOVED_AT_ONCE)) {
            days().delete(stored);
            changed().delete(stored);
            context().forward(new Record<>(DayKey.ofStored(stored).told(), null, now));
        }
    }

    /** Stores are not to be changed while they are gone through. */
    private static List<String> keys(KeyValueIterator<String, ?> entries, int most) {
        try (entries) {
            List<String> keys = new ArrayList<>();
            while (entries.hasNext() && keys.size() < most) {
                KeyValue<String, ?> entry = entries.next();
                keys.add(entry.key);
            }
            return keys;
        }
    }

    private KeyValueStore<String, DayPart> days() {
        return Objects.requireNonNull(days, "not initialized");
    }

    private KeyValueStore<String, byte[]> changed() {
        return Objects.requireNonNull(changed, "not initialized");
    }
}
