package io.stowage.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a local stack consists of.
 *
 * @param data where everything is kept
 * @param pace how often usage is collected
 * @param gatewayKind of the gateway, simulated or real
 * @param ports of the embedded parts
 * @param kafka a real one in place of the embedded one: bootstrap servers
 * @param registry a real one in place of the embedded one: its address
 * @param gateway a real one in place of the simulator
 */
record StackSettings(
        Path data,
        UsagePace pace,
        GatewayKind gatewayKind,
        Ports ports,
        Optional<String> kafka,
        Optional<String> registry,
        Optional<RunningGateway> gateway) {

    /** TCP ports on 127.0.0.1; 0 takes any free one. */
    record Ports(int kafka, int registry, int gateway, int provisioning, int limits, int usage) {

        static final Ports ANY = new Ports(0, 0, 0, 0, 0, 0);
    }
}
