package io.stowage.gateway.minio;

import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.GatewayUser;
import io.stowage.gateway.NewUser;
import io.stowage.gateway.connect.Gateways;
import io.stowage.simulator.GatewaySimulator;
import io.stowage.simulator.SimulatorSettings;
import io.stowage.simulator.admin.Dialect;
import java.util.Map;

/** The simulator as a MinIO, and a gateway to it. */
final class SimulatedGateway implements AutoCloseable {

    static final String FULL = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::<USER_ID>-*"}]}""";

    static final String LIMITED = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject", "s3:ListBucket"],
               "Resource": ["arn:aws:s3:::<USER_ID>-*"]}]}""";

    final GatewaySimulator simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.MINIO));
    final Gateway gateway =
            open(simulator.systemKey().accessKeyId(), simulator.systemKey().secretAccessKey());

    Gateway open(String key, String secret) {
        return Gateways.open(GatewaySettings.of(
                "sim",
                Map.of(
                        "type",
                        "minio",
                        "endpoint",
                        simulator.endpoint().toString(),
                        "access-key",
                        key,
                        "secret-key",
                        secret,
                        "retry-wait",
                        "1ms")));
    }

    GatewayUser customer(String name) {
        var user = gateway.users().create(NewUser.named(name));
        gateway.policies().write(user.ref(), FULL.replace("<USER_ID>", name));
        return user;
    }

    @Override
    public void close() {
        gateway.close();
        simulator.close();
    }
}
