package io.stowage.gateway.connect;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.Room;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gateways of a configuration, open for calls.
 *
 * @param byId by the ids that orders name
 * @param rooms how much is to be sold on each
 * @param types the kind of each, as in its configuration: {@code ostor}
 */
public record ConfiguredGateways(Map<String, Gateway> byId, Map<String, Room> rooms, Map<String, String> types)
        implements AutoCloseable {

    public ConfiguredGateways {
        byId = Map.copyOf(byId);
        rooms = Map.copyOf(rooms);
        types = Map.copyOf(types);
    }

    /**
     * Opens all of them; no call is made.
     *
     * @param properties each gateway's by its id, as {@link GatewaySettings#of} takes them
     * @param observations is told every call
     * @throws IllegalArgumentException naming gateway and property, or that there is none
     */
    public static ConfiguredGateways open(
            Map<String, Map<String, String>> properties, ObservationRegistry observations) {
        if (properties.isEmpty()) {
            throw new IllegalArgumentException(
                    "stowage.gateways must name at least one gateway: its id, endpoint, access-key, secret-key");
        }
        Map<String, GatewaySettings> settings = new TreeMap<>();
        properties.forEach((id, ofGateway) -> settings.put(id, GatewaySettings.of(id, ofGateway)));
        Map<String, Gateway> open = new TreeMap<>();
        settings.forEach((id, ofGateway) -> open.put(id, Gateways.open(ofGateway, observations)));
        Map<String, Room> rooms = new TreeMap<>();
        settings.forEach((id, ofGateway) -> rooms.put(id, ofGateway.room()));
        Map<String, String> types = new TreeMap<>();
        settings.forEach(
                (id, ofGateway) -> types.put(id, ofGateway.type().name().toLowerCase(Locale.ROOT)));
        return new ConfiguredGateways(open, rooms, types);
    }

    @Override
    public void close() {
        byId.values().forEach(Gateway::close);
    }
}
