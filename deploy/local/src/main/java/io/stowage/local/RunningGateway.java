package io.stowage.local;

import io.stowage.gateway.Secret;
import java.net.URI;

/**
 * A gateway to work with.
 *
 * @param accessKey of an administrator
 */
record RunningGateway(URI endpoint, String accessKey, Secret secretKey) {

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
