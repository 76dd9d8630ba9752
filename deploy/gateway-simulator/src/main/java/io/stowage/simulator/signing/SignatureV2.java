package io.stowage.simulator.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** AWS Signature Version 2 in the Authorization header: {@code AWS <key>:<signature>}. */
final class SignatureV2 {
    static final String SCHEME = "AWS ";

    /** Words of the query that belong to the signed resource of an S3 call. */
    private static final Set<String> SUBRESOURCES = Set.of(
            "acl",
            "cors",
            "delete",
            "lifecycle",
            "location",
            "logging",
            "notification",
            "partNumber",
            "policy",
            "requestPayment",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding",
            "response-content-language",
            "response-content-type",
            "response-expires",
            "restore",
            "tagging",
            "torrent",
            "uploadId",
            "uploads",
            "versionId",
            "versioning",
            "versions",
            "website");

    private final Keys keys;
    private final Skew skew;

    SignatureV2(Keys keys, Skew skew) {
        this.keys = keys;
        this.skew = skew;
    }

    Caller verify(Call call, String authorization) {
        String[] parts = authorization.substring(SCHEME.length()).split(":", 2);
        if (parts.length != 2) {
            throw new Refusal(
                    S3Error.INVALID_ARGUMENT, "The Authorization header is not of the form AWS key:signature.");
        }
        skew.check(signedAt(call));
        Keys.Owner owner = Keys.known(keys, parts[0]);
        byte[] expected = Hmac.sha1(owner.secret().getBytes(UTF_8), stringToSign(call));
        if (!Hmac.same(Base64.getEncoder().encodeToString(expected), parts[1].strip())) {
            throw new Refusal(
                    S3Error.SIGNATURE_DOES_NOT_MATCH, "The signature does not match the request and the secret key.");
        }
        return new Caller.Known(owner.user());
    }

    private static Instant signedAt(Call call) {
        String date = call.header("x-amz-date", call.header("date", ""));
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            throw new Refusal(S3Error.ACCESS_DENIED, "A signed request needs a Date header in RFC 2822 form.");
        }
    }

    static String stringToSign(Call call) {
        String date = call.header("x-amz-date") == null ? call.header("date", "") : "";
        return call.method()
                + '\n'
                + call.header("content-md5", "")
                + '\n'
                + call.header("content-type", "")
                + '\n'
                + date
                + '\n'
                + amzHeaders(call)
                + resource(call);
    }

    private static String amzHeaders(Call call) {
        TreeMap<String, String> amz = new TreeMap<>();
        call.headers().forEach((name, values) -> {
            if (name.startsWith("x-amz-")) {
                amz.put(name, values.stream().map(String::strip).collect(Collectors.joining(",")));
            }
        });
        return amz.entrySet().stream()
                .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                .collect(Collectors.joining());
    }

    /** The administrative services sign their own name and none of the parameters (Acronis guide, 3.1). */
    private static String resource(Call call) {
        String first = call.query().firstWord();
        if (first.startsWith("ostor-")) {
            return call.rawPath() + '?' + first;
        }
        List<String> words = call.query().parameters().stream()
                .filter(parameter -> SUBRESOURCES.contains(parameter.name()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(SignatureV2::word)
                .toList();
        return call.rawPath() + (words.isEmpty() ? "" : "?" + String.join("&", words));
    }

    private static String word(Query.Parameter parameter) {
        return parameter.value().isEmpty() ? parameter.name() : parameter.name() + '=' + parameter.value();
    }
}
