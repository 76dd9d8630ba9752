package io.stowage.gateway;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that has to be known to work with a gateway. Hides the secret in {@code toString}.
 *
 * @param id names the gateway in configuration, records and metrics: lower-case letters, digits and hyphens
 * @param dialect which of its dialects an ostor gateway speaks; empty for other types
 * @param endpoint where its administrative calls and its S3 side are, without path or query
 * @param region what S3 requests are signed for
 * @param systemKey the key of a system user, which may make administrative calls
 * @param signature how administrative calls are signed; the S3 side is always V4
 * @param room how much is to be sold on it; other services than provisioning take no notice
 */
public record GatewaySettings(
        String id,
        GatewayType type,
        Optional<OstorDialect> dialect,
        URI endpoint,
        String region,
        AccessKey systemKey,
        SignatureVersion signature,
        CallSettings calls,
        BreakerSettings breaker,
        Room room) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    /** @throws IllegalArgumentException naming the property and what is wanted */
    public GatewaySettings {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id must be 1 to 64 lower-case letters, digits and hyphens, was '" + id + "'");
        }
        if (!isPlainHttp(endpoint)) {
            throw new IllegalArgumentException(
                    "endpoint must be http(s)://host[:port] without user, path and query, such as https://s3.example.com");
        }
        Property.filled(region, "region");
        if (type == GatewayType.OSTOR && dialect.isEmpty()) {
            throw new IllegalArgumentException("dialect is missing, wanted acronis or virtuozzo");
        }
        if (type != GatewayType.OSTOR && dialect.isPresent()) {
            throw new IllegalArgumentException("dialect is a property of ostor gateways only");
        }
        if (type != GatewayType.OSTOR && signature != SignatureVersion.V4) {
            throw new IllegalArgumentException(
                    "signature must be v4 with type " + type.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Reads settings from properties: {@code type}, {@code dialect}, {@code endpoint}, {@code region}, {@code access-key},
     * {@code secret-key}, {@code signature}, {@code max-concurrent-calls}, {@code calls-per-second},
     * {@code connect-timeout}, {@code response-timeout}, {@code retry-attempts}, {@code retry-wait},
     * {@code breaker-failure-rate-percent}, {@code breaker-window}, {@code breaker-minimum-calls},
     * {@code breaker-open-for}, {@code max-accounts}, {@code max-bytes}. Case, hyphens and underscores in names do not matter, so that environment variables
     * serve. Bytes are written {@code 500TB}, {@code 2PiB} or as a number. Durations are written {@code 500ms}, {@code 10s}, {@code 2m} or as ISO 8601.
     *
     * @throws IllegalArgumentException naming the gateway, the property and what is wanted
     */
    public static GatewaySettings of(String id, Map<String, String> properties) {
        try {
            return new GatewayProperties(properties).settings(id);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("gateway " + id + ": " + wrong.getMessage(), wrong);
        }
    }

    private static boolean isPlainHttp(URI uri) {
        var scheme = uri.getScheme();
        var path = uri.getRawPath();
        return ("http".equals(scheme) || "https".equals(scheme))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && (path == null || path.isEmpty() || "/".equals(path))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }
}
