package io.stowage.gateway.contract;

import io.stowage.gateway.SignatureVersion;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** The simulator in one dialect. */
final class SimulatedOstor implements TestedGateway {

    private final GatewaySimulator simulator;
    private final SignatureVersion signature;

    SimulatedOstor(Dialect dialect, SignatureVersion signature) {
        simulator = GatewaySimulator.start(SimulatorSettings.of(dialect));
        this.signature = signature;
    }

    @Override
    public URI endpoint() {
        return simulator.endpoint();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "dialect", simulator.dialect().name().toLowerCase(Locale.ROOT),
                "signature", signature.name(),
                "access-key", simulator.systemKey().accessKeyId(),
                "secret-key", simulator.systemKey().secretAccessKey());
    }

    @Override
    public String userName(String word) {
        return word + "+box@example.com";
    }

    @Override
    public String requestLine(Write write) {
        return switch (write) {
            case CREATE_USER -> "PUT /\\?ostor-users&.*";
            case ISSUE_KEY -> "POST /\\?ostor-users&.*genKey.*";
            case DISABLE_USER -> "POST /\\?ostor-users&.*disable.*";
        };
    }

    @Override
    public void close() {
        simulator.close();
    }
}
