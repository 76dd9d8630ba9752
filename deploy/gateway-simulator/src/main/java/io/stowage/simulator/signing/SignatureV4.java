package io.stowage.simulator.signing;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS Signature Version 4, in the Authorization header or in the query (presigned). */
final class SignatureV4 {
    static final String SCHEME = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST_PRESIGNED = Duration.ofDays(7);
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private final Keys keys;
    private final Skew skew;

    SignatureV4(Keys keys, Skew skew) {
        this.keys = keys;
        this.skew = skew;
    }

    /** @param seed what the signatures of a body's chunks start from */
    record Verified(Caller caller, ChunkSeed seed) {}

    /** What the signatures of a body's chunks start from. */
    record ChunkSeed(byte[] signingKey, String timestamp, String scope, String signature) {}

    Verified verifyHeader(Call call, String authorization) {
        Map<String, String> fields = fields(authorization.substring(SCHEME.length()));
        Scope scope = Scope.parse(field(fields, "Credential"));
        String timestamp = timestamp(call);
        skew.check(instant(timestamp));
        List<String> signedHeaders = List.of(field(fields, "SignedHeaders").split(";"));
        if (!signedHeaders.contains("host")) {
            throw new Refusal(S3Error.ACCESS_DENIED, "The Host header must be signed.");
        }
        String payloadHash = call.header("x-amz-content-sha256", Hmac.hashHex(""));
        return verify(call, scope, timestamp, signedHeaders, payloadHash, field(fields, "Signature"));
    }

    Verified verifyPresigned(Call call) {
        Query query = call.query();
        Scope scope = Scope.parse(query.value("X-Amz-Credential", ""));
        String timestamp = query.value("X-Amz-Date", "");
        Instant signed = instant(timestamp);
        Duration life = life(query.value("X-Amz-Expires", ""));
        if (signed.isAfter(skew.now().plus(Skew.MOST)) || signed.plus(life).isBefore(skew.now())) {
            throw new Refusal(S3Error.ACCESS_DENIED, "The presigned request has expired or is not yet valid.");
        }
        List<String> signedHeaders =
                List.of(query.value("X-Amz-SignedHeaders", "").split(";"));
        String payloadHash = query.value("X-Amz-Content-Sha256", call.header("x-amz-content-sha256", UNSIGNED));
        return verify(call, scope, timestamp, signedHeaders, payloadHash, query.value("X-Amz-Signature", ""));
    }

    private Verified verify(
            Call call, Scope scope, String timestamp, List<String> signedHeaders, String payloadHash, String given) {
        Keys.Owner owner = Keys.known(keys, scope.accessKeyId());
        byte[] signingKey = scope.signingKey(owner.secret());
        String toSign = SCHEME
                + '\n'
                + timestamp
                + '\n'
                + scope.text()
                + '\n'
                + Hmac.hashHex(CanonicalRequest.of(call, signedHeaders, payloadHash));
        String expected = HexFormat.of().formatHex(Hmac.sha256(signingKey, toSign));
        if (!timestamp.startsWith(scope.day()) || !Hmac.same(expected, given)) {
            throw new Refusal(
                    S3Error.SIGNATURE_DOES_NOT_MATCH, "The signature does not match the request and the secret key.");
        }
        return new Verified(
                new Caller.Known(owner.user()), new ChunkSeed(signingKey, timestamp, scope.text(), expected));
    }

    /** The x-amz-date header, or else the Date header, in the form it is signed in. */
    private static String timestamp(Call call) {
        @Nullable String basic = call.header("x-amz-date");
        if (basic != null) {
            return basic;
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(call.header("date", "")));
            return BASIC.format(date);
        } catch (DateTimeException e) {
            throw new Refusal(S3Error.ACCESS_DENIED, "A signed request needs an X-Amz-Date or Date header.");
        }
    }

    private static Instant instant(String timestamp) {
        try {
            return Instant.from(BASIC.parse(timestamp));
        } catch (DateTimeException e) {
            throw new Refusal(S3Error.ACCESS_DENIED, "The request's time is not of the form yyyyMMddTHHmmssZ.");
        }
    }

    private static Duration life(String seconds) {
        try {
            Duration life = Duration.ofSeconds(Long.parseLong(seconds));
            if (!life.isNegative() && life.compareTo(LONGEST_PRESIGNED) <= 0) {
                return life;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new Refusal(S3Error.INVALID_ARGUMENT, "X-Amz-Expires must be between 0 and 604800 seconds.");
    }

    private static Map<String, String> fields(String list) {
        Map<String, String> fields = new HashMap<>();
        for (String field : list.split(",")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "The Authorization header lacks " + name + ".");
        }
        return value;
    }
}
