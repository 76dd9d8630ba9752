package io.stowage.usage.topology;

import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.DayTotals;
import io.stowage.contracts.MeteredUser;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.StorageReading;
import io.stowage.contracts.StorageUsage;
import io.stowage.schemas.topics.TopicCatalogue;
import io.stowage.usage.daily.DayPart;
import io.stowage.usage.daily.DayParts;
import io.stowage.usage.daily.History;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Readings become storage usage; storage usage and counters become daily totals.
 *
 * <pre>
 * stowage.usage.readings ──▶ metering ──▶ stowage.usage.storage
 *                               └─ parts of days ─┐
 * stowage.usage.operations ──── parts of days ────┴▶ by subscription ──▶ daily totals ──▶ stowage.usage.daily
 * </pre>
 */
final class UsageTopology {

    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final RecordSerdes serdes;
    private final History history;
    private final Duration tellEvery;
    private final MeteringMetrics metrics;

    /** @param tellEvery how long days that have changed may wait before they are told */
    UsageTopology(RecordSerdes serdes, History history, Duration tellEvery, MeteringMetrics metrics) {
        this.serdes = serdes;
        this.history = history;
        this.tellEvery = tellEvery;
        this.metrics = metrics;
    }

    /** Every part has a name of its own: generated ones, and the names of topics with them, change with the topology. */
    void buildOn(StreamsBuilder builder) {
        KStream<String, UserUse> uses = builder.stream(
                        TopicCatalogue.USAGE_READINGS.name(),
                        Consumed.with(KEY, BYTES).withName("readings"))
                .mapValues(
                        serdes.reading(TopicCatalogue.USAGE_READINGS, StorageReading.class), Named.as("read-readings"))
                .process(metering(), Named.as("metering"));
        uses.process(StorageTold::new, Named.as("storage-usage"))
                .to(
                        TopicCatalogue.USAGE_STORAGE.name(),
                        Produced.with(KEY, serdes.of(TopicCatalogue.USAGE_STORAGE, StorageUsage.class))
                                .withName("storage"));
        KStream<String, DayPart> stored = uses.filter(
                        (key, user) -> user.subscriptionId().isPresent(), Named.as("storage-of-subscriptions"))
                .flatMapValues(
                        user -> DayParts.ofStorage(user.gatewayId(), user.use(), user.measurement())
                                .toList(),
                        Named.as("days-of-storage"));

        Serde<DayPart> parts =
                serdes.of(TopicCatalogue.USAGE_DAYS, DayTotals.class, DayMapping::totals, DayMapping::part);
        builder.stream(
                        TopicCatalogue.USAGE_OPERATIONS.name(),
                        Consumed.with(KEY, BYTES).withName("operations"))
                .mapValues(
                        serdes.reading(TopicCatalogue.USAGE_OPERATIONS, OperationsUsage.class),
                        Named.as("read-operations"))
                .filter((key, counter) -> counter.getSubscriptionId() != null, Named.as("operations-of-subscriptions"))
                .map(
                        (key, counter) -> KeyValue.pair(counter.getSubscriptionId(), DayMapping.part(counter)),
                        Named.as("days-of-operations"))
                .merge(stored, Named.as("days"))
                .repartition(Repartitioned.with(KEY, parts)
                        .withName("by-subscription")
                        .withNumberOfPartitions(TopicCatalogue.USAGE_DAYS.partitions()))
                .process(daily(parts), Named.as("daily-totals"))
                .to(
                        TopicCatalogue.USAGE_DAILY.name(),
                        Produced.with(KEY, serdes.of(TopicCatalogue.USAGE_DAILY, DailyUsage.class))
                                .withName("daily"));
    }

    private ProcessorSupplier<String, StorageReading, String, UserUse> metering() {
        StoreBuilder<?> metered = Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(MeteringProcessor.STORE),
                KEY,
                serdes.of(
                        TopicCatalogue.USAGE_METERED,
                        MeteredUser.class,
                        ReadingMapping::remembered,
                        ReadingMapping::recalled));
        return new WithStores<>() {
            @Override
            public Processor<String, StorageReading, String, UserUse> get() {
                return new MeteringProcessor(metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(metered);
            }
        };
    }

    /** Both stores are cached: a day that changes often between two commits is written to its changelog once. */
    private ProcessorSupplier<String, DayPart, String, DailyUsage> daily(Serde<DayPart> parts) {
        StoreBuilder<?> days = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(DailyProcessor.DAYS), KEY, parts)
                .withCachingEnabled();
        StoreBuilder<?> changed = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(DailyProcessor.CHANGED), KEY, BYTES)
                .withCachingEnabled();
        return new WithStores<>() {
            @Override
            public Processor<String, DayPart, String, DailyUsage> get() {
                return new DailyProcessor(history, tellEvery, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(days, changed);
            }
        };
    }

    /** A supplier that names its stores can be no lambda. */
    private interface WithStores<K, V, L, W> extends ProcessorSupplier<K, V, L, W> {
        @Override
        Set<StoreBuilder<?>> stores();
    }

    private static final class StorageTold extends ContextualProcessor<String, UserUse, String, StorageUsage> {
        @Override
        public void process(Record<String, UserUse> record) {
            StorageUsage usage = StorageMapping.usage(record.value());
            context()
                    .forward(record.withValue(usage)
                            .withHeaders(UsageEvents.storage(record.headers(), record.key(), usage)));
        }
    }
}
