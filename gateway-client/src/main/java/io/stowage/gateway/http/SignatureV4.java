package io.stowage.gateway.http;

import io.stowage.gateway.AccessKey;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** AWS Signature Version 4 for S3, by the AWS SDK's signer. */
public final class SignatureV4 implements RequestSigner {

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity identity;
    private final String region;

    public SignatureV4(AccessKey key, String region) {
        this.identity = AwsCredentialsIdentity.create(key.id(), key.secret().reveal());
        this.region = region;
    }

    @Override
    public Map<String, String> sign(String method, URI uri, Body body, Instant now) {
        var request = request(method, uri);
        var signed = signer.sign(sign -> sign.identity(identity)
                .request(request)
                .payload(body.isEmpty() ? null : ContentStreamProvider.fromByteArrayUnsafe(body.bytes()))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        var headers = new LinkedHashMap<String, String>();
        signed.request().forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }

    private static SdkHttpRequest request(String method, URI uri) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .protocol(uri.getScheme())
                .host(uri.getHost())
                .port(uri.getPort() < 0 ? null : uri.getPort())
                .encodedPath(uri.getRawPath());
        var query = uri.getRawQuery();
        if (query != null) {
            for (var parameter : query.split("&")) {
                var parts = parameter.split("=", 2);
                request.appendRawQueryParameter(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return request.build();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
