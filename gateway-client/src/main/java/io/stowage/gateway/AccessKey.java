package io.stowage.gateway;

/**
 * A key pair for the S3 side.
 *
 * @param id the access key id; no secret, it travels in every request
 * @param secret the secret access key
 */
public record AccessKey(String id, Secret secret) {
    public AccessKey {
        Text.required(id, "access key id");
    }
}
