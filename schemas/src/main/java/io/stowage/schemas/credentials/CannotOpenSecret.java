package io.stowage.schemas.credentials;

/**
 * A sealed secret does not open: it was sealed for another key, subscription or access key, or its bytes were altered.
 * Which of these cannot be told apart. The message names ids only, never key material or bytes of the secret.
 */
public final class CannotOpenSecret extends RuntimeException {

    CannotOpenSecret(String subscriptionId, String accessKeyId) {
        super(
                "the secret of access key %s of subscription %s does not open: it was sealed for another key, subscription or access key, or altered"
                        .formatted(accessKeyId, subscriptionId));
    }
}
