package io.stowage.usage.stream;

import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.usage.collection.Collection;
import io.stowage.usage.collection.CounterSource;
import io.stowage.usage.gateway.GatewayCounters;
import io.stowage.usage.gateway.GatewaySizes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The collection of each configured gateway. */
final class ConfiguredCollections {

    private final Map<String, Gateway> gateways;
    private final UsageSettings settings;
    private final Clock clock;
    private final Map<String, Collection> known = new ConcurrentHashMap<>();

    ConfiguredCollections(Map<String, Gateway> gateways, UsageSettings settings, Clock clock) {
        this.gateways = gateways;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Empty for a gateway that is not configured.
     *
     * @throws GatewayFailure when it cannot be asked what it can do
     */
    Optional<Collection> of(String gatewayId) {
        Collection present = known.get(gatewayId);
        if (present != null) {
            return Optional.of(present);
        }
        Optional<Collection> opened =
                Optional.ofNullable(gateways.get(gatewayId)).map(this::collection);
        opened.ifPresent(some -> known.put(gatewayId, some));
        return opened;
    }

    private Collection collection(Gateway gateway) {
        Capabilities capabilities = gateway.capabilities();
        return new Collection(
                gateway.id(),
                capabilities
                        .operationUsage()
                        .map(counted ->
                                new GatewayCounters(gateway.usage(), kept(counted), UsageSettings.LONGEST_CONTENT)),
                new GatewaySizes(gateway, capabilities.storage()),
                settings.schedule(),
                settings.bounds(),
                settings.settling(),
                settings.gapsLongerThan(),
                clock);
    }

    private static CounterSource.Kept kept(Capabilities.OperationUsage counted) {
        return switch (counted.source()) {
            case STATISTICS_OBJECTS -> CounterSource.Kept.AS_OBJECTS;
            case USAGE_LOG -> CounterSource.Kept.AS_LOG;
        };
    }
}
