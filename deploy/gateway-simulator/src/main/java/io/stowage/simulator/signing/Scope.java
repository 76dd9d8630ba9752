package io.stowage.simulator.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;

/** A V4 credential: whose key, for which day, region and service. Any region and service is accepted. */
record Scope(String accessKeyId, String day, String region, String service) {

    /** @param credential {@code <key>/<day>/<region>/<service>/aws4_request} */
    static Scope parse(String credential) {
        String[] parts = credential.split("/");
        if (parts.length != 5 || !parts[4].equals("aws4_request")) {
            throw new Refusal(
                    S3Error.INVALID_ARGUMENT, "The credential is not of the form key/day/region/service/aws4_request.");
        }
        return new Scope(parts[0], parts[1], parts[2], parts[3]);
    }

    /** The scope as it is signed. */
    String text() {
        return day + '/' + region + '/' + service + "/aws4_request";
    }

    byte[] signingKey(String secret) {
        byte[] key = Hmac.sha256(("AWS4" + secret).getBytes(UTF_8), day);
        key = Hmac.sha256(key, region);
        key = Hmac.sha256(key, service);
        return Hmac.sha256(key, "aws4_request");
    }
}
