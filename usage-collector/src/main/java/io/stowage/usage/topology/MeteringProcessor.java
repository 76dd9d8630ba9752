package io.stowage.usage.topology;

import io.stowage.contracts.StorageReading;
import io.stowage.usage.storage.Baselines;
import io.stowage.usage.storage.Metered;
import io.stowage.usage.storage.Metering;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A reading, and the one before that is remembered, become what was stored between them. */
final class MeteringProcessor extends ContextualProcessor<String, StorageReading, String, UserUse> {

    /** Name of the store of {@link Baselines} by gateway and user. */
    static final String STORE = "metered";

    private final MeteringMetrics metrics;
    private @Nullable KeyValueStore<String, Baselines> store;

    MeteringProcessor(MeteringMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, UserUse> context) {
        super.init(context);
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, StorageReading> record) {
        StorageReading reading = record.value();
        // Not the record's key: what is metered against what must not depend on who wrote the record.
        String key = reading.getGatewayId() + "/" + reading.getUserId();
        KeyValueStore<String, Baselines> metered = Objects.requireNonNull(store, "not initialized");
        switch (Metering.meter(Optional.ofNullable(metered.get(key)), ReadingMapping.reading(reading))) {
            case Metered.NotNewer notNewer -> metrics.notNewer(reading.getGatewayId());
            case Metered.Told told -> {
                UserUse user = new UserUse(
                        reading.getGatewayId(),
                        reading.getUserId(),
                        Optional.ofNullable(reading.getSubscriptionId()),
                        StorageMapping.measurement(reading.getStorage()),
                        told.use());
                metered.put(key, told.next());
                metrics.metered(user);
                context().forward(record.withKey(user.key()).withValue(user));
            }
        }
    }
}
