package io.stowage.provisioning.order;

import java.util.Optional;

/**
 * Where a new subscription is to have its account.
 *
 * @param gatewayId the gateway; empty: any
 * @param region the S3 region that the gateway is configured with; empty: any
 */
public record Where(Optional<String> gatewayId, Optional<String> region) {

    public static final Where ANYWHERE = new Where(Optional.empty(), Optional.empty());

    public static Where at(String gatewayId) {
        return new Where(Optional.of(gatewayId), Optional.empty());
    }
}
