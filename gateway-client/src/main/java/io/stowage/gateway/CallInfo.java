package io.stowage.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that failed.
 *
 * @param gatewayId the configured name of the gateway
 * @param call what was asked for, in words: {@code create user}
 * @param attempts how often it was asked; 0 if it never was
 * @param status the HTTP status of the last answer, if there was one
 * @param requestId the {@code x-amz-request-id} of the last answer, which storage support asks for
 */
public record CallInfo(
        String gatewayId,
        String call,
        int attempts,
        @Nullable Integer status,
        @Nullable String requestId) {

    /** For a call that was refused before it was made. */
    public static CallInfo notMade(String gatewayId, String call) {
        return new CallInfo(gatewayId, call, 0, null, null);
    }

    String describe(String what) {
        var text = new StringBuilder("gateway ")
                .append(gatewayId)
                .append(": ")
                .append(call)
                .append(' ')
                .append(what);
        text.append(" (");
        if (status != null) {
            text.append("status ").append(status).append(", ");
        }
        if (requestId != null) {
            text.append("request ").append(requestId).append(", ");
        }
        return text.append(attempts == 1 ? "1 attempt" : attempts + " attempts")
                .append(')')
                .toString();
    }
}
