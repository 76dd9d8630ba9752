package io.stowage.notification.webhook;

import io.stowage.gateway.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as Standard Webhooks 1.0.0 has it: HMAC-SHA256 over id, time and body, so that who knows the secret can
 * tell that a message is ours, new, and unchanged.
 */
final class SigningKey {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final Secret secret;

    private SigningKey(Secret secret) {
        this.secret = secret;
    }

    /** @throws IllegalArgumentException if it is none; the message does not tell it */
    static SigningKey of(Secret secret) {
        if (!isKey(secret)) {
            throw new IllegalArgumentException("a signing secret is whsec_ and 24 to 64 bytes in base64");
        }
        return new SigningKey(secret);
    }

    static boolean isKey(Secret secret) {
        if (!secret.isTold() || !secret.reveal().startsWith(PREFIX)) {
            return false;
        }
        try {
            int length = bytes(secret).length;
            return length >= 24 && length <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The header {@code webhook-signature}. */
    String signature(String id, Instant time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes("%s.%d.".formatted(id, time.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(Secret secret) {
        return Base64.getDecoder().decode(secret.reveal().substring(PREFIX.length()));
    }
}
