package io.stowage.local;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.local.StackSettings.RealGateway;
import io.stowage.operations.output.OperationFailed;
import io.stowage.simulator.admin.Dialect;
import java.util.Locale;
import java.util.Map;

/** A gateway outside is asked once before anything is built on it. */
final class GatewayCheck {

    private GatewayCheck() {}

    /** @throws OperationFailed when it does not answer, or refuses the key */
    static RealGateway reachable(RealGateway given, Dialect dialect) {
        GatewaySettings settings;
        try {
            settings = GatewaySettings.of(
                    LocalStack.GATEWAY_ID,
                    Map.of(
                            "type", "ostor",
                            "dialect", dialect.name().toLowerCase(Locale.ROOT),
                            "endpoint", given.endpoint().toString(),
                            "access-key", given.accessKey(),
                            "secret-key", given.secretKey(),
                            "retry-attempts", "2"));
        } catch (IllegalArgumentException wrong) {
            throw new OperationFailed(String.valueOf(wrong.getMessage()), wrong);
        }
        try (Gateway gateway = Gateways.open(settings)) {
            gateway.users().findByName("nobody@stowage.invalid");
            return given;
        } catch (GatewayFailure failure) {
            throw new OperationFailed(
                    "the gateway at %s cannot be used: %s; check --gateway, --gateway-key, --gateway-secret and --dialect"
                            .formatted(given.endpoint(), failure.getMessage()),
                    failure);
        }
    }
}
