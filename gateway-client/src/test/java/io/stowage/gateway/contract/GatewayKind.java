package io.stowage.gateway.contract;

import io.stowage.gateway.SignatureVersion;
import io.stowage.simulator.admin.Dialect;
import java.util.function.Supplier;

/** The gateways the contract is proven on: a line each. */
enum GatewayKind {
    ACRONIS_V2(() -> new SimulatedOstor(Dialect.ACRONIS, SignatureVersion.V2)),
    ACRONIS_V4(() -> new SimulatedOstor(Dialect.ACRONIS, SignatureVersion.V4)),
    VIRTUOZZO_V2(() -> new SimulatedOstor(Dialect.VIRTUOZZO, SignatureVersion.V2)),
    VIRTUOZZO_V4(() -> new SimulatedOstor(Dialect.VIRTUOZZO, SignatureVersion.V4)),
    MINIO(SimulatedMinio::new),
    RGW(RealCeph::new);

    private final Supplier<TestedGateway> start;

    GatewayKind(Supplier<TestedGateway> start) {
        this.start = start;
    }

    TestedGateway start() {
        return start.get();
    }
}
