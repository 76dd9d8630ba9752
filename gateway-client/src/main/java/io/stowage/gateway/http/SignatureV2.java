package io.stowage.gateway.http;

import io.stowage.gateway.AccessKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 2 as ostor's administrative services want it: of the query only its first word, the service, is
 * signed (Acronis integration guide, 3.1).
 */
public final class SignatureV2 implements RequestSigner {

    /** RFC 2822 with two-digit days, which the stricter readers want. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final AccessKey key;

    public SignatureV2(AccessKey key) {
        this.key = key;
    }

    @Override
    public Map<String, String> sign(String method, URI uri, Body body, Instant now) {
        if (!body.isEmpty()) {
            throw new IllegalArgumentException("requests with a body are signed with V4");
        }
        var date = DATE.format(now);
        // The two empty lines are Content-MD5 and Content-Type, which requests without a body do not have.
        var text = method + "\n\n\n" + date + "\n" + resource(uri);
        return Map.of("Date", date, "Authorization", "AWS " + key.id() + ":" + hmac(text));
    }

    private static String resource(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery();
        return query == null ? path : path + "?" + query.split("&", 2)[0];
    }

    private String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.secret().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HmacSHA1", missing);
        }
    }
}
