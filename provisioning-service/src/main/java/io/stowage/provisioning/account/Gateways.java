package io.stowage.provisioning.account;

import io.stowage.gateway.Capabilities;
import java.util.List;
import java.util.Optional;

/** The gateways there are. */
public interface Gateways {

    /** As places for accounts. */
    List<Site> sites();

    /**
     * What a gateway can do; empty where there is no such gateway. May ask the gateway.
     *
     * @throws io.stowage.events.Outage when it does not answer
     */
    Optional<Capabilities> capabilities(String gatewayId);
}
