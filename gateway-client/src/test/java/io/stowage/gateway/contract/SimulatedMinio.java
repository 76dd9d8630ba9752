package io.stowage.gateway.contract;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayUser;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.net.URI;
import java.util.Map;

/** The simulator as a MinIO. */
final class SimulatedMinio implements TestedGateway {

    private final GatewaySimulator simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.MINIO));

    @Override
    public URI endpoint() {
        return simulator.endpoint();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "type", "minio",
                "access-key", simulator.systemKey().accessKeyId(),
                "secret-key", simulator.systemKey().secretAccessKey());
    }

    @Override
    public String userName(String word) {
        return word;
    }

    @Override
    public void entitle(Gateway gateway, GatewayUser user) {
        gateway.policies().write(user.ref(), """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:*"], "Resource": ["arn:aws:s3:::%s-*"]}]}""".formatted(user.name()));
    }

    @Override
    public String requestLine(Write write) {
        return switch (write) {
            case CREATE_USER -> "PUT /minio/admin/v3/add-user\\?.*";
            case ISSUE_KEY -> "PUT /minio/admin/v3/add-service-account";
            case DISABLE_USER -> "PUT /minio/admin/v3/set-user-status\\?.*disabled";
        };
    }

    @Override
    public void close() {
        simulator.close();
    }
}
