package io.stowage.local;

import io.stowage.simulator.admin.Dialect;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of gateways that a stack can work with. */
enum GatewayKind {
    ACRONIS("ostor", Dialect.ACRONIS, "plans.yaml"),
    VIRTUOZZO("ostor", Dialect.VIRTUOZZO, "plans.yaml"),
    RGW("rgw", null, "plans-without-rates.yaml"),
    MINIO("minio", Dialect.MINIO, "plans-without-rates.yaml");

    private final String type;
    private final Optional<Dialect> simulated;
    private final String plans;

    GatewayKind(String type, @Nullable Dialect simulated, String plans) {
        this.type = type;
        this.simulated = Optional.ofNullable(simulated);
        this.plans = plans;
    }

    /**
     * @param type as gateways' settings name it
     * @param dialect of an ostor gateway
     * @throws IllegalArgumentException naming what there is
     */
    static GatewayKind of(String type, String dialect) {
        return switch (type) {
            case "rgw" -> RGW;
            case "minio" -> MINIO;
            case "ostor" ->
                switch (dialect) {
                    case "acronis" -> ACRONIS;
                    case "virtuozzo" -> VIRTUOZZO;
                    default ->
                        throw new IllegalArgumentException(
                                "--dialect is acronis or virtuozzo, not '%s'".formatted(dialect));
                };
            default ->
                throw new IllegalArgumentException("--gateway-type is ostor, rgw or minio, not '%s'".formatted(type));
        };
    }

    /** What the simulator plays for it; empty: the simulator cannot, and a real one is used. */
    Optional<Dialect> simulated() {
        return simulated;
    }

    /** Sample plans that it can bring about. */
    String plans() {
        return plans;
    }

    /** The settings of such a gateway. */
    Map<String, String> properties(RunningGateway running) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "type", type,
                "endpoint", running.endpoint().toString(),
                "access-key", running.accessKey(),
                "secret-key", running.secretKey().reveal()));
        if (type.equals("ostor")) {
            properties.put("dialect", name().toLowerCase(Locale.ROOT));
        }
        return properties;
    }
}
