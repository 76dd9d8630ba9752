package io.stowage.local;

import io.stowage.local.StackSettings.RealGateway;
import io.stowage.simulator.admin.Dialect;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which gateway a stack works with. */
final class GatewayOptions {

    @Option(
            names = "--dialect",
            paramLabel = "acronis|virtuozzo",
            defaultValue = "virtuozzo",
            description = "What the gateway speaks. Default: ${DEFAULT-VALUE}.")
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
                description = "Access key id of a system user.")
        private String accessKey = "";

        @Option(
                names = "--gateway-secret",
                paramLabel = "SECRET",
                required = true,
                description = "Its secret access key; better as $${STOWAGE_GATEWAY_SECRET}.",
                defaultValue = "${env:STOWAGE_GATEWAY_SECRET}")
        private String secretKey = "";
    }

    /** @throws IllegalArgumentException naming the dialects there are */
    Dialect dialect() {
        return switch (dialect) {
            case "acronis" -> Dialect.ACRONIS;
            case "virtuozzo" -> Dialect.VIRTUOZZO;
            default ->
                throw new IllegalArgumentException("--dialect is acronis or virtuozzo, not '%s'".formatted(dialect));
        };
    }

    Optional<RealGateway> real() {
        return Optional.ofNullable(real)
                .map(given -> new RealGateway(given.endpoint, given.accessKey, given.secretKey));
    }
}
