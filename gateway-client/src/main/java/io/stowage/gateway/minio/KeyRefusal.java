package io.stowage.gateway.minio;

import io.stowage.gateway.http.AttemptFailure;
import java.util.function.Supplier;

/** Says what to do when MinIO refuses the administrator's key. */
final class KeyRefusal {

    private KeyRefusal() {}

    /** Makes an attempt; where the key is refused, the failure tells what to do about it. */
    static <T> T explained(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (AttemptFailure failure) {
            if (failure.kind() != AttemptFailure.Kind.KEY_REFUSED) {
                throw failure;
            }
            throw failure.inWords(failure.reason() + advice(failure.code()));
        }
    }

    private static String advice(String code) {
        return switch (code) {
            case "AccessDenied" ->
                " (the settings' access key lacks a right: attach the policy consoleAdmin to its user)";
            case "InvalidAccessKeyId" -> " (MinIO does not know the settings' access key, or it is disabled)";
            case "SignatureDoesNotMatch" -> " (the settings' secret key does not belong to their access key)";
            case "RequestTimeTooSkewed" -> " (the clocks of this machine and of MinIO are too far apart)";
            default -> "";
        };
    }
}
