package io.stowage.gateway.connect;

import io.micrometer.observation.ObservationRegistry;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewaySettings;
import io.stowage.gateway.minio.MinioGateway;
import io.stowage.gateway.ostor.OstorGateway;
import io.stowage.gateway.rgw.RgwGateway;
import java.time.Clock;

/** Opens gateways. */
public final class Gateways {

    private Gateways() {}

    /** Opens a gateway; no call is made until one is asked for. The caller closes it. */
    public static Gateway open(GatewaySettings settings) {
        return open(settings, ObservationRegistry.NOOP);
    }

    /**
     * Opens a gateway whose calls are observed.
     *
     * @param observations receives {@code stowage.gateway.call} with the keys {@code gateway}, {@code call} and
     *     {@code outcome} for every call, repetitions included
     */
    public static Gateway open(GatewaySettings settings, ObservationRegistry observations) {
        return switch (settings.type()) {
            case OSTOR -> new OstorGateway(settings, observations, Clock.systemUTC());
            case MINIO -> new MinioGateway(settings, observations, Clock.systemUTC());
            case RGW -> new RgwGateway(settings, observations, Clock.systemUTC());
        };
    }
}
