package io.stowage.usage.stream;

import io.stowage.contracts.OperationCounters;
import io.stowage.contracts.StorageMeasurement;
import io.stowage.contracts.UsageSource;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.schemas.topics.TopicCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which gateways are configured, once after the start. With it the collection of a gateway begins; told again it
 * changes nothing. To be run until {@link #isDone}: a gateway may have to be asked what it can do.
 */
final class SourceAnnouncement implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SourceAnnouncement.class);

    private final Map<String, Gateway> left;
    private final Map<String, String> types;
    private final Producer<String, Object> producer;

    /** @param types the gateways' kinds, as in their configuration */
    SourceAnnouncement(Map<String, Gateway> gateways, Map<String, String> types, Producer<String, Object> producer) {
        this.left = new ConcurrentHashMap<>(gateways);
        this.types = types;
        this.producer = producer;
    }

    boolean isDone() {
        return left.isEmpty();
    }

    @Override
    public void run() {
        left.values().removeIf(gateway -> {
            try {
                UsageSource source = source(gateway);
                producer.send(new ProducerRecord<>(TopicCatalogue.USAGE_SOURCES.name(), gateway.id(), source))
                        .get();
                return true;
            } catch (GatewayFailure | KafkaException | ExecutionException failure) {
                log.warn("gateway {} not announced, tried again: {}", gateway.id(), failure.getMessage());
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    private UsageSource source(Gateway gateway) {
        Capabilities capabilities = gateway.capabilities();
        Optional<Capabilities.OperationUsage> counted = capabilities.operationUsage();
        return UsageSource.newBuilder()
                .setGatewayId(gateway.id())
                .setGatewayType(types.get(gateway.id()))
                .setOperations(counted.map(SourceAnnouncement::counters).orElse(OperationCounters.NONE))
                .setWindowSeconds(
                        counted.map(usage -> Math.toIntExact(usage.window().toSeconds()))
                                .orElse(null))
                .setStorage(StorageMeasurement.valueOf(capabilities.storage().name()))
                .build();
    }

    private static OperationCounters counters(Capabilities.OperationUsage usage) {
        return switch (usage.source()) {
            case STATISTICS_OBJECTS -> OperationCounters.STATISTICS_OBJECTS;
            case USAGE_LOG -> OperationCounters.USAGE_LOG;
        };
    }
}
