package io.stowage.gateway;

/**
 * A key pair for the S3 side.
 *
 * @param id the access key id; no secret, it travels in every request
 * @param secret the secret access key; {@link Secret#untold()} where a gateway shows a key and not its secret
 */
public record AccessKey(String id, Secret secret) {
    public AccessKey {
        Text.required(id, "access key id");
    }
}
