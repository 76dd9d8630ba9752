package io.stowage.local;

import io.stowage.simulator.admin.Dialect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a local stack consists of.
 *
 * @param data where everything is kept
 * @param dialect of the gateway, simulated or real
 * @param ports of the embedded parts
 * @param kafka a real one in place of the embedded one: bootstrap servers
 * @param registry a real one in place of the embedded one: its address
 * @param gateway a real one in place of the simulator
 */
record StackSettings(
        Path data,
        Dialect dialect,
        Ports ports,
        Optional<String> kafka,
        Optional<String> registry,
        Optional<RealGateway> gateway) {

    /** TCP ports on 127.0.0.1; 0 takes any free one. */
    record Ports(int kafka, int registry, int gateway, int provisioning) {

        static final Ports ANY = new Ports(0, 0, 0, 0);
    }

    /**
     * A gateway outside.
     *
     * @param accessKey of a system user
     */
    record RealGateway(URI endpoint, String accessKey, String secretKey) {

        @Override
        public String toString() {
            return endpoint.toString();
        }
    }
}
