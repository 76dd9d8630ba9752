package io.stowage.schemas.credentials;

import java.nio.charset.StandardCharsets;

/** What a sealed secret is bound to, so that it opens for no other subscription and no other access key. */
final class ContextInfo {

    private ContextInfo() {}

    /** Neither id can hold the separator, so that no two pairs have the same context. */
    static byte[] of(String subscriptionId, String accessKeyId) {
        if (subscriptionId.contains("|") || accessKeyId.contains("|")) {
            throw new IllegalArgumentException("an id with '|' cannot be bound to a secret");
        }
        return "stowage.credentials|%s|%s"
                .formatted(subscriptionId, accessKeyId)
                .getBytes(StandardCharsets.UTF_8);
    }
}
