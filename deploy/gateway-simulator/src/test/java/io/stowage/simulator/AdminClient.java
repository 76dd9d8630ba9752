package io.stowage.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Administrative calls, signed independently of the simulator's own code. */
final class AdminClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;
    private final String key;
    private final String secret;
    private final boolean v4;

    private AdminClient(URI endpoint, String key, String secret, boolean v4) {
        this.endpoint = endpoint;
        this.key = key;
        this.secret = secret;
        this.v4 = v4;
    }

    static AdminClient v2(GatewaySimulator simulator) {
        return new AdminClient(
                simulator.endpoint(),
                simulator.systemKey().accessKeyId(),
                simulator.systemKey().secretAccessKey(),
                false);
    }

    static AdminClient v2(URI endpoint, String key, String secret) {
        return new AdminClient(endpoint, key, secret, false);
    }

    static AdminClient v4(GatewaySimulator simulator) {
        return v2(simulator).signingV4();
    }

    AdminClient as(String otherKey, String otherSecret) {
        return new AdminClient(endpoint, otherKey, otherSecret, v4);
    }

    AdminClient signingV4() {
        return new AdminClient(endpoint, key, secret, true);
    }

    record Response(int status, String body, HttpResponse<String> whole) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        String errorCode() {
            int from = body.indexOf("<Code>");
            return from < 0 ? "" : body.substring(from + 6, body.indexOf("</Code>"));
        }
    }

    /** @param query as it is sent */
    Response call(String method, String query) {
        return call(method, query, Instant.now());
    }

    Response call(String method, String query, Instant signedAt) {
        try {
            return send(method, query, signedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response send(String method, String query, Instant signedAt) throws IOException {
        URI uri = URI.create(endpoint + "/?" + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        if (v4) {
            signV4(request, method, uri, signedAt);
        } else {
            signV2(request, method, query, signedAt);
        }
        return send(request.build());
    }

    Response anonymous(String method, String query) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(endpoint + "/?" + query))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    static Response send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void signV2(HttpRequest.Builder request, String method, String query, Instant at) {
        String date = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
                .withZone(ZoneId.of("Europe/Vilnius"))
                .format(at);
        String toSign = method + "\n\n\n" + date + "\n/?" + query.split("&")[0];
        request.header("Date", date).header("Authorization", "AWS " + key + ":" + hmacSha1(secret, toSign));
    }

    static String hmacSha1(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signV4(HttpRequest.Builder request, String method, URI uri, Instant at) {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(uri)
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsCredentialsIdentity.create(key, secret))
                        .request(unsigned)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(
                                AwsV4HttpSigner.SIGNING_CLOCK, java.time.Clock.fixed(at, java.time.ZoneOffset.UTC)))
                .request();
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
    }

    static String coded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    JsonNode createUser(String email) {
        Response created = call("PUT", "ostor-users&emailAddress=" + coded(email));
        if (created.status() != 200) {
            throw new IllegalStateException("cannot create " + email + ": " + created.status());
        }
        return created.json();
    }
}
