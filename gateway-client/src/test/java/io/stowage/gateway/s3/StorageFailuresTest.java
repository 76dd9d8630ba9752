package io.stowage.gateway.s3;

import static io.stowage.gateway.ScriptedGateway.answer;
import static io.stowage.gateway.ScriptedGateway.answering;
import static io.stowage.gateway.ScriptedGateway.json;
import static io.stowage.gateway.ScriptedGateway.reset;
import static io.stowage.gateway.ScriptedGateway.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Availability;
import io.stowage.gateway.BucketName;
import io.stowage.gateway.CustomerStorage;
import io.stowage.gateway.Gateway;
import io.stowage.gateway.GatewayFailure;
import io.stowage.gateway.ScriptedGateway;
import io.stowage.gateway.ScriptedGateway.Reaction;
import io.stowage.gateway.Secret;
import io.stowage.gateway.connect.Gateways;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The S3 side ends in the same failures as the administrative side, save that a refused key is the customer's own. */
class StorageFailuresTest {

    private static final BucketName PHOTOS = new BucketName("photos");
    private static final AccessKey KEY = new AccessKey("CUSTOMERKEY", Secret.of("customers-secret"));

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("reset", reset(), "1m"),
                Arguments.of("no answer", silence(), "300ms"),
                Arguments.of("500", answer(500, "", ""), "1m"),
                Arguments.of("503", answer(503, "", "<Error><Code>SlowDown</Code></Error>"), "1m"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void repeatsAndThenGivesUp(String name, Reaction reaction, String timeout) {
        try (var server = answering(reaction);
                var gateway = Gateways.open(server.settings("virtuozzo", Map.of("response-timeout", timeout)))) {
            assertThatExceptionOfType(GatewayFailure.Transient.class)
                    .isThrownBy(() -> storage(gateway).buckets())
                    .satisfies(failure -> assertThat(failure.attempts()).isEqualTo(3));
            assertThatExceptionOfType(GatewayFailure.AmbiguousWrite.class)
                    .isThrownBy(() -> storage(gateway).createBucket(PHOTOS));
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void callsWhatIsNotS3Unreadable() {
        try (var server = answering(json("{\"this\": \"is no XML\"}"));
                var gateway = open(server)) {
            assertThatExceptionOfType(GatewayFailure.UnreadableAnswer.class)
                    .isThrownBy(() -> storage(gateway).buckets());
        }
    }

    @Test
    void saysThatNothingHappenedWhenThereWasNoConnection() {
        var server = answering(reset());
        server.close();
        try (var gateway = open(server)) {
            assertThatExceptionOfType(GatewayFailure.Transient.class)
                    .isThrownBy(() -> storage(gateway).createBucket(PHOTOS));
        }
    }

    @Test
    void neverTakesACustomersRefusedKeyForAnOutage() {
        var forbidden = answer(
                403,
                "",
                "<Error><Code>InvalidAccessKeyId</Code><Message>unknown</Message><RequestId>r-1</RequestId></Error>");
        try (var server = answering(forbidden);
                var gateway = open(server)) {
            for (var i = 0; i < 25; i++) {
                assertThatExceptionOfType(GatewayFailure.Rejected.class)
                        .isThrownBy(() -> storage(gateway).createBucket(PHOTOS))
                        .satisfies(refused -> {
                            assertThat(refused.code()).isEqualTo("InvalidAccessKeyId");
                            assertThat(refused.status()).hasValue(403);
                        });
            }
            assertThat(gateway.availability().state()).isEqualTo(Availability.State.AVAILABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"photos, true", "others, false"})
    void tellsOnesOwnBucketFromSomeoneElsesWhateverTheCode(String owned, boolean fine) {
        var list = "<ListAllMyBucketsResult><Buckets><Bucket><Name>" + owned
                + "</Name></Bucket></Buckets></ListAllMyBucketsResult>";
        try (var server = new ScriptedGateway(request -> request.method().equals("PUT")
                        ? answer(409, "", "<Error><Code>BucketAlreadyExists</Code></Error>")
                        : answer(200, "", list));
                var gateway = open(server)) {
            if (fine) {
                storage(gateway).createBucket(PHOTOS);
            } else {
                assertThatExceptionOfType(GatewayFailure.Rejected.class)
                        .isThrownBy(() -> storage(gateway).createBucket(PHOTOS));
            }
        }
    }

    @Test
    void emptiesABucketOfAGatewayThatKeepsNoVersions() {
        var page = "<ListBucketResult><IsTruncated>%s</IsTruncated>%s<Contents><Key>k%d</Key><Size>1</Size></Contents>"
                + "</ListBucketResult>";
        try (var server = new ScriptedGateway(request -> {
                    if (request.target().contains("versions")) {
                        return answer(501, "", "<Error><Code>NotImplemented</Code></Error>");
                    }
                    if (request.target().contains("uploads")) {
                        return answer(200, "", "<ListMultipartUploadsResult/>");
                    }
                    if (request.method().equals("POST")) {
                        return answer(200, "", "<DeleteResult/>");
                    }
                    return request.target().contains("continuation-token")
                            ? answer(200, "", page.formatted("false", "", 2))
                            : answer(
                                    200,
                                    "",
                                    page.formatted("true", "<NextContinuationToken>t</NextContinuationToken>", 1));
                });
                var gateway = open(server)) {
            assertThat(storage(gateway).empty(PHOTOS)).isEqualTo(2);
            assertThat(server.requests())
                    .filteredOn(request -> request.method().equals("POST"))
                    .hasSize(2)
                    .allMatch(request -> request.headers().containsKey("Content-MD5"));
        }
    }

    @Test
    void saysWhichObjectsCouldNotBeDeleted() {
        try (var server = new ScriptedGateway(request -> request.method().equals("POST")
                        ? answer(
                                200,
                                "",
                                "<DeleteResult><Error><Key>k</Key><Code>AccessDenied</Code><Message>held</Message></Error>"
                                        + "</DeleteResult>")
                        : answer(200, "", "<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>"));
                var gateway = open(server)) {
            assertThatExceptionOfType(GatewayFailure.Rejected.class)
                    .isThrownBy(() -> storage(gateway).empty(PHOTOS))
                    .withMessageContaining("AccessDenied: held");
        }
    }

    private static CustomerStorage storage(Gateway gateway) {
        return gateway.storage(KEY);
    }

    private static Gateway open(ScriptedGateway server) {
        return Gateways.open(server.settings("virtuozzo", Map.of()));
    }
}
