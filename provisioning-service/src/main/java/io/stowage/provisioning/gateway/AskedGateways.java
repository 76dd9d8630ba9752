package io.stowage.provisioning.gateway;

import io.stowage.events.Outage;
import io.stowage.gateway.Availability;
import io.stowage.gateway.Capabilities;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.provisioning.account.Gateways;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the configured gateways what they can do. */
public final class AskedGateways implements Gateways {

    private final Map<String, Gateway> byId;

    public AskedGateways(Map<String, Gateway> byId) {
        this.byId = Map.copyOf(byId);
    }

    @Override
    public Set<String> ids() {
        return byId.keySet();
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
