package io.stowage.provisioning.gateway;

import io.stowage.events.Outage;
import io.stowage.gateway.Availability;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.Room;
import io.stowage.provisioning.account.Gateways;
import io.stowage.provisioning.account.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the configured gateways what they can do. */
public final class AskedGateways implements Gateways {

    private final Map<String, Gateway> byId;
    private final List<Site> sites;

    /** @param rooms how much is to be sold on each; unbounded where nothing is said */
    public AskedGateways(Map<String, Gateway> byId, Map<String, Room> rooms) {
        this.byId = Map.copyOf(byId);
        this.sites = byId.entrySet().stream()
                .map(gateway -> new Site(
                        gateway.getKey(),
                        gateway.getValue().endpoint().region(),
                        rooms.getOrDefault(gateway.getKey(), Room.UNBOUNDED)))
                .toList();
    }

    @Override
    public List<Site> sites() {
        return sites;
    }

    /** Whatever keeps the answer away is no fault of the order. */
    @Override
    public Optional<Capabilities> capabilities(String gatewayId) {
        return Optional.ofNullable(byId.get(gatewayId)).map(AskedGateways::capabilities);
    }

    static Capabilities capabilities(Gateway gateway) {
        try {
            return gateway.capabilities();
        } catch (GatewayFailure failure) {
            throw outage(gateway, failure);
        }
    }

    static Outage outage(Gateway gateway, GatewayFailure failure) {
        return new Outage(
                String.valueOf(failure.getMessage()),
                failure,
                () -> gateway.availability().probe() == Availability.State.AVAILABLE);
    }
}
