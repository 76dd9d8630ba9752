package io.stowage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.gateway.AccessKey;
import io.stowage.gateway.Secret;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected signatures were computed with OpenSSL (V2) and from the published description (V4), for a made-up key. */
class SignaturesTest {

    private static final AccessKey KEY =
            new AccessKey("3db879aedaa31e779258", Secret.of("AMeg7CNusE2T5YzO3a/BVTJJvodaTkLU5wYZ8qiy"));
    private static final Instant NOW = Instant.parse("2026-11-07T09:05:03Z");

    @ParameterizedTest
    @CsvSource({
        "GET, /?ostor-users, cdOZLK+5Zo81env2GzvfSH0/Uq8=",
        "GET, /?ostor-users&emailAddress=ann%2Bbox%40example.com, cdOZLK+5Zo81env2GzvfSH0/Uq8=",
        "PUT, /?ostor-users&emailAddress=ann%40example.com, aTkmhOdZ8025NTOsN9p2SWkatKU=",
        "DELETE, /bucket-1, HLGXf2rmdbZ372hflGWdGK+JlnQ="
    })
    void signsOnlyTheServiceInV2(String method, String target, String signature) {
        var headers = new SignatureV2(KEY).sign(method, URI.create("https://s3.example.com" + target), NOW);
        assertThat(headers)
                .containsEntry("Date", "Sat, 07 Nov 2026 09:05:03 GMT")
                .containsEntry("Authorization", "AWS 3db879aedaa31e779258:" + signature);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /?ostor-users, d57f3e9a27b83208967dfae3cd5c2f66427ef22a5e442fc8e121d64ed50990b2",
        "PUT, /?ostor-users&emailAddress=ann%2Bbox%40example.com,"
                + " ec88df3087a87d4ece607ac38f25ee0548718a0b3a48b2aecc3ee3efec3ccd90",
        "POST, /?ostor-users&emailAddress=ann%40example.com&genKey,"
                + " d67ac6bb3738019adbc9e98b8cd38e3a85f36fc29811aa0810d4b794cb325b9b"
    })
    void signsAllOfTheQueryInV4(String method, String target, String signature) {
        var headers =
                new SignatureV4(KEY, "eu-test-1").sign(method, URI.create("https://s3.example.com:8443" + target), NOW);
        assertThat(headers.get("Authorization"))
                .contains("Credential=3db879aedaa31e779258/20261107/eu-test-1/s3/aws4_request")
                .endsWith("Signature=" + signature);
        assertThat(headers)
                .containsEntry("Host", "s3.example.com:8443")
                .containsEntry("X-Amz-Date", "20261107T090503Z");
    }

    @Test
    void encodesWhatTheFarSideWouldReadOtherwise() {
        assertThat(Query.of("ostor-users")
                        .with("emailAddress", "ann+box@example.com")
                        .with("accountName", "a b&c=d*~ü")
                        .with("genKey")
                        .at(URI.create("https://s3.example.com:8443/")))
                .hasToString("https://s3.example.com:8443/?ostor-users&emailAddress=ann%2Bbox%40example.com"
                        + "&accountName=a%20b%26c%3Dd%2A~%C3%BC&genKey");
    }
}
