package io.stowage.provisioning.stream;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gateways of the configuration, open for calls.
 *
 * @param byId by the ids that orders name
 */
record ConfiguredGateways(Map<String, Gateway> byId) implements AutoCloseable {

    ConfiguredGateways {
        byId = Map.copyOf(byId);
    }

    /**
     * @param observations is told every call
     * @throws IllegalArgumentException naming gateway and property
     */
    static ConfiguredGateways open(Map<String, Map<String, String>> properties, ObservationRegistry observations) {
        Map<String, Gateway> open = new TreeMap<>();
        properties.forEach(
                (id, ofGateway) -> open.put(id, Gateways.open(GatewaySettings.of(id, ofGateway), observations)));
        return new ConfiguredGateways(open);
    }

    @Override
    public void close() {
        byId.values().forEach(Gateway::close);
    }
}
