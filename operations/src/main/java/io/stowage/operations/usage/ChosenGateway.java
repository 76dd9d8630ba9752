package io.stowage.operations.usage;

import io.stowage.gateway.Capability;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.connect.Gateways;
import io.stowage.operations.gateways.GatewayOptions;
import io.stowage.operations.output.OperationFailed;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The gateway that a command is about. */
final class ChosenGateway {

    @Option(
            names = "--gateway",
            paramLabel = "GATEWAY",
            description = "The gateway's id; not needed where there is one only.")
    private @Nullable String id;

    /**
     * Opens it; the caller closes it.
     *
     * @throws OperationFailed when it is not there, or keeps no counters
     */
    Gateway open(GatewayOptions gateways) {
        Gateway gateway = Gateways.open(settings(gateways.required()));
        if (!gateway.capabilities().has(Capability.OPERATION_USAGE)) {
            gateway.close();
            throw new OperationFailed(
                    "gateway '%s' counts no operations: there are no statistics objects".formatted(gateway.id()));
        }
        return gateway;
    }

    private GatewaySettings settings(Map<String, GatewaySettings> all) {
        if (id == null) {
            if (all.size() != 1) {
                throw new OperationFailed("there are several gateways: say which by --gateway, one of " + all.keySet());
            }
            return all.values().iterator().next();
        }
        GatewaySettings chosen = all.get(id);
        if (chosen == null) {
            throw new OperationFailed("there is no gateway '%s', only %s".formatted(id, all.keySet()));
        }
        return chosen;
    }
}
