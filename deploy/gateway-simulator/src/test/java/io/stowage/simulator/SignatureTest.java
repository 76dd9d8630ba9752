package io.stowage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.simulator.admin.Dialect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.IoUtils;
import tools.jackson.databind.JsonNode;

class SignatureTest {
    private static GatewaySimulator simulator;
    private static AdminClient v2;
    private static JsonNode user;
    private static String key;
    private static String secret;

    @BeforeAll
    static void start() {
        simulator = GatewaySimulator.start(SimulatorSettings.of(Dialect.VIRTUOZZO));
        v2 = AdminClient.v2(simulator);
        user = v2.createUser("plus+sign@example.com");
        key = user.get("AWSAccessKeys").get(0).get("AWSAccessKeyId").asString();
        secret = user.get("AWSAccessKeys").get(0).get("AWSSecretAccessKey").asString();
        S3Customer.of(simulator, user).createBucket(b -> b.bucket("signed"));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsAnEmailWithAPlusSign(boolean four) {
        AdminClient admin = four ? v2.signingV4() : v2;

        assertThat(admin.call("GET", "ostor-users&emailAddress=plus%2Bsign%40example.com")
                        .status())
                .isEqualTo(200);
        assertThat(v2.call("GET", "ostor-users&emailAddress=plus+sign%40example.com")
                        .status())
                .as("a bare plus is a space")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAWrongSecret(boolean four) {
        AdminClient admin = four ? v2.signingV4() : v2;
        String system = simulator.systemKey().accessKeyId();

        var answer = admin.as(system, "wrong").call("GET", "ostor-users");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(answer.header("X-Amz-Err-Message")).contains("signature");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAnUnknownKey(boolean four) {
        AdminClient admin = four ? v2.signingV4() : v2;

        var answer = admin.as("nobody", "wrong").call("GET", "ostor-users");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("InvalidAccessKeyId");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAdministrationToOrdinaryUsers(boolean four) {
        AdminClient admin = (four ? v2.signingV4() : v2).as(key, secret);

        var answer = admin.call("GET", "ostor-users");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("AccessDenied");
    }

    @ParameterizedTest
    @CsvSource({
        "false, -14, 200", "false, -16, 403", "false, 14, 200", "false, 16, 403",
        "true, -14, 200", "true, -16, 403", "true, 14, 200", "true, 16, 403"
    })
    void refusesCallsSignedMoreThanFifteenMinutesOff(boolean four, int minutes, int status) {
        AdminClient admin = four ? v2.signingV4() : v2;

        var answer = admin.call("GET", "ostor-users", Instant.now().plus(Duration.ofMinutes(minutes)));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.errorCode()).isEqualTo("RequestTimeTooSkewed");
        }
    }

    @Test
    void refusesUnsignedAdministration() throws IOException {
        assertThat(v2.anonymous("GET", "ostor-users").errorCode()).isEqualTo("AccessDenied");
    }

    @Test
    void identifiesEveryAnswer() {
        for (String query : new String[] {"ostor-users", "ostor-users&emailAddress=nobody@example.com"}) {
            var answer = v2.call("GET", query);
            assertThat(answer.header("x-amz-request-id")).matches("[0-9a-f]{32}");
            assertThat(answer.header("x-amz-req-time-micros")).matches("\\d+");
        }
    }

    @Test
    void acceptsTheDocumentedV2Recipe() {
        // Acronis guide, 3.1: method, two empty lines, date, and the query's first word alone.
        assertThat(v2.call("GET", "ostor-usage&limit=3").status()).isEqualTo(200);
    }

    @Test
    void signsTheContentTypeAClientSendsWithV2() throws IOException {
        String date = "%s"
                .formatted(java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().atOffset(ZoneOffset.UTC)));
        String system = simulator.systemKey().accessKeyId();
        String signature = AdminClient.hmacSha1(
                simulator.systemKey().secretAccessKey(), "GET\n\napplication/json\n" + date + "\n/?ostor-users");

        assertThat(AdminClient.send(HttpRequest.newBuilder(URI.create(simulator.endpoint() + "/?ostor-users"))
                                .header("Date", date)
                                .header("Content-Type", "application/json")
                                .header("Authorization", "AWS " + system + ":" + signature)
                                .build())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/signed/none?uploadId=7|/signed/none?uploadId=7|NoSuchUpload",
                "GET|/signed?location&x=1|/signed?location|",
                "GET|/signed?prefix=a&max-keys=2|/signed|",
                "GET|/signed/a%20b|/signed/a%20b|NoSuchKey",
                "GET|/signed?location&x=1|/signed|SignatureDoesNotMatch"
            })
    void signsSubresourcesOfS3CallsWithV2(String method, String target, String resource, String code)
            throws IOException {
        String date = "Date";
        String now = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().atOffset(ZoneOffset.UTC));
        String toSign = method + "\n\n\n\nx-amz-date:" + now + "\nx-amz-meta-b:1\n" + resource;
        var answer = AdminClient.send(HttpRequest.newBuilder(URI.create(simulator.endpoint() + target))
                .header(date, "ignored")
                .header("x-amz-date", now)
                .header("X-Amz-Meta-B", "1")
                .header("Authorization", "AWS " + key + ":" + AdminClient.hmacSha1(secret, toSign))
                .build());

        assertThat(answer.errorCode()).isEqualTo(code == null ? "" : code);
    }

    @ParameterizedTest
    @CsvSource({"60, -30, 200", "60, -90, 403", "604800, 0, 200", "604801, 0, 400"})
    void honoursPresignedCallsWhileTheyLast(long seconds, long signedSecondsFromNow, int status) throws IOException {
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsCredentialsIdentity.create(key, secret))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .uri(URI.create(simulator.endpoint() + "/signed?list-type=2"))
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-north-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(Math.min(seconds, 604800)))
                        .putProperty(
                                AwsV4HttpSigner.SIGNING_CLOCK,
                                Clock.fixed(Instant.now().plusSeconds(signedSecondsFromNow), ZoneOffset.UTC)));
        String url = signed.request().getUri().toString().replace("Expires=604800", "Expires=" + seconds);

        assertThat(AdminClient.send(HttpRequest.newBuilder(URI.create(url)).build())
                        .status())
                .isEqualTo(status);
    }

    @Test
    void refusesAPresignedCallForSomethingElse() throws IOException {
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsCredentialsIdentity.create(key, secret))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .uri(URI.create(simulator.endpoint() + "/signed/a"))
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(1)));
        String other = signed.request().getUri().toString().replace("/signed/a?", "/signed/b?");

        assertThat(AdminClient.send(HttpRequest.newBuilder(URI.create(other)).build())
                        .errorCode())
                .isEqualTo("SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @CsvSource({"false, 200, ''", "true, 403, SignatureDoesNotMatch"})
    void checksEverySignedChunk(boolean tamper, int status, String code) throws IOException {
        byte[] content = new byte[200_000];
        SignedRequest signed = signPut(content, true);
        byte[] sent = IoUtils.toByteArray(signed.payload().orElseThrow().newStream());
        if (tamper) {
            sent[150_000] ^= 1;
        }

        var answer = send(signed, sent);

        assertThat(signed.request().firstMatchingHeader("x-amz-content-sha256"))
                .hasValue("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(code);
    }

    @Test
    void refusesABodyThatIsNotTheHashedOne() throws IOException {
        SignedRequest signed = signPut("right".getBytes(java.nio.charset.StandardCharsets.UTF_8), false);

        var answer = send(signed, "wrong".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(answer.errorCode()).isEqualTo("XAmzContentSHA256Mismatch");
    }

    private static SignedRequest signPut(byte[] content, boolean chunked) {
        return AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsCredentialsIdentity.create(key, secret))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.PUT)
                                .uri(URI.create(simulator.endpoint() + "/signed/chunks"))
                                .putHeader("Content-Length", Integer.toString(content.length))
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(content))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, chunked));
    }

    private static AdminClient.Response send(SignedRequest signed, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(signed.request().getUri()).PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.request().headers().forEach((name, values) -> {
            if (!Map.of("host", 1, "content-length", 1).containsKey(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return AdminClient.send(request.build());
    }
}
