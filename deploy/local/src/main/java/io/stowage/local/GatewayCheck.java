package io.stowage.local;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.output.OperationFailed;
import java.util.HashMap;
import java.util.Map;

/** A gateway outside is asked once before anything is built on it. */
final class GatewayCheck {

    private GatewayCheck() {}

    /** @throws OperationFailed when it does not answer, or refuses the key */
    static RunningGateway reachable(RunningGateway given, GatewayKind kind) {
        GatewaySettings settings;
        try {
            Map<String, String> properties = new HashMap<>(kind.properties(given));
            properties.put("retry-attempts", "2");
            settings = GatewaySettings.of(LocalStack.GATEWAY_ID, properties);
        } catch (IllegalArgumentException wrong) {
            throw new OperationFailed(String.valueOf(wrong.getMessage()), wrong);
        }
        try (Gateway gateway = Gateways.open(settings)) {
            gateway.users().findByName("nobody@stowage.invalid");
            return given;
        } catch (GatewayFailure failure) {
            throw new OperationFailed(
                    "the gateway at %s cannot be used: %s; check --gateway, --gateway-key, --gateway-secret, --gateway-type and --dialect"
                            .formatted(given.endpoint(), failure.getMessage()),
                    failure);
        }
    }
}
