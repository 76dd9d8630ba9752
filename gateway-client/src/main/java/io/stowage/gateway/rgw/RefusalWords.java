package io.stowage.gateway.rgw;

import io.stowage.gateway.http.AttemptFailure;
import io.stowage.gateway.http.HttpCall;

/** Says what has to be done about refusals that the gateway explains with a code alone. */
final class RefusalWords {

    static final String ACCESS_DENIED = "AccessDenied";
    static final String UNKNOWN_KEY = "InvalidAccessKeyId";

    private RefusalWords() {}

    static AttemptFailure of(AttemptFailure failure, HttpCall call) {
        return switch (failure.code()) {
            case ACCESS_DENIED ->
                failure.inWords("the administrator's key lacks a right; grant it with: radosgw-admin caps add"
                        + " --uid=<user of access-key> --caps=\"" + caps(call) + "\"");
            case "RequestTimeTooSkewed" ->
                failure.inWords("this machine's clock and the gateway's differ by more than it allows (15 minutes);"
                        + " set both by NTP");
            case "SignatureDoesNotMatch" -> failure.inWords("secret-key is not the one that belongs to access-key");
            case UNKNOWN_KEY -> failure.inWords("the gateway knows no such access key");
            case "UserSuspended" -> failure.inWords("the user of access-key is suspended");
            // Another change of the same user was faster; how far this one came is not known.
            case "ConcurrentModification" ->
                AttemptFailure.answered(503, failure.code(), "another change of the same was faster", true);
            default -> failure;
        };
    }

    private static String caps(HttpCall call) {
        return call.query().path().equals(RgwLimits.PATH) ? "ratelimit=*" : "users=*;buckets=*;usage=*";
    }
}
