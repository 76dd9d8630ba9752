package io.stowage.local;

import io.stowage.gateway.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which gateway a stack works with. */
final class GatewayOptions {

    @Option(
            names = "--gateway-type",
            paramLabel = "ostor|rgw|minio",
            defaultValue = "ostor",
            description = "What the gateway is. Default: ${DEFAULT-VALUE}.")
    private String type = "ostor";

    @Option(
            names = "--dialect",
            paramLabel = "acronis|virtuozzo",
            defaultValue = "virtuozzo",
            description = "What an ostor gateway speaks. Default: ${DEFAULT-VALUE}.")
    private String dialect = "virtuozzo";

    @ArgGroup(exclusive = false, heading = "%nA real gateway in place of the simulated one:%n")
    private @Nullable Real real;

    /** All or nothing. */
    static final class Real {
        @Option(names = "--gateway", paramLabel = "URL", required = true, description = "Its address.")
        private URI endpoint = URI.create("");

        @Option(
                names = "--gateway-key",
                paramLabel = "KEY",
                required = true,
                description = "Access key id of an administrator.")
        private String accessKey = "";

        @Option(
                names = "--gateway-secret",
                paramLabel = "SECRET",
                required = true,
                description = "Its secret access key; better as $${STOWAGE_GATEWAY_SECRET}.",
                defaultValue = "${env:STOWAGE_GATEWAY_SECRET}")
        private String secretKey = "";
    }

    /** @throws IllegalArgumentException naming what there is */
    GatewayKind kind() {
        return GatewayKind.of(type, dialect);
    }

    Optional<RunningGateway> real() {
        return Optional.ofNullable(real)
                .map(given -> new RunningGateway(given.endpoint, given.accessKey, Secret.of(given.secretKey)));
    }
}
