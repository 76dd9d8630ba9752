package io.stowage.simulator.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.state.User;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples AWS publishes with its S3 API reference: key, time and signatures are theirs. */
class PublishedAnswersTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final User OWNER = new User("0000000000000001", "aws", 1, true, false, List.of(), Map.of());

    private final Authentication authentication = new Authentication(
            id -> id.equals("AKIAIOSFODNN7EXAMPLE") ? new Keys.Owner(OWNER, SECRET) : null,
            () -> Instant.parse("2013-05-24T00:00:00Z"));

    @Test
    void acceptsTheExampleOfAGetWithARange() {
        Call call = call(
                "GET",
                "/test.txt",
                Map.of(
                        "host", List.of("examplebucket.s3.amazonaws.com"),
                        "range", List.of("bytes=0-9"),
                        "x-amz-date", List.of("20130524T000000Z"),
                        "x-amz-content-sha256",
                                List.of("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                        "authorization",
                                List.of(
                                        "AWS4-HMAC-SHA256 "
                                                + "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                                                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")),
                new byte[0]);

        assertThat(authentication.authenticate(call).caller()).isEqualTo(new Caller.Known(OWNER));
    }

    @Test
    void acceptsTheExampleOfAChunkedUpload() {
        Call call = chunkedUpload('a');

        assertThat(authentication.authenticate(call).call().document())
                .hasSize(66_560)
                .containsOnly('a');
    }

    @Test
    void refusesTheExampleOfAChunkedUploadWithOtherBytes() {
        Call call = authentication.authenticate(chunkedUpload('b')).call();

        assertThatThrownBy(call::document).isInstanceOf(Refusal.class).hasMessageContaining("SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789"})
    void knowsTheCheckValueOfCrc64Nvme(String digits) {
        Crc64Nvme crc = new Crc64Nvme();
        crc.update(digits.getBytes(UTF_8), 0, digits.length());

        assertThat(crc.getValue()).isEqualTo(0xAE8B14860A799888L);
    }

    private static Call chunkedUpload(char content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        chunk(body, 65_536, content, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        chunk(body, 1024, content, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
        chunk(body, 0, content, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
        return call(
                "PUT",
                "/examplebucket/chunkObject.txt",
                Map.of(
                        "host", List.of("s3.amazonaws.com"),
                        "x-amz-date", List.of("20130524T000000Z"),
                        "x-amz-storage-class", List.of("REDUCED_REDUNDANCY"),
                        "x-amz-content-sha256", List.of("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
                        "content-encoding", List.of("aws-chunked"),
                        "x-amz-decoded-content-length", List.of("66560"),
                        "content-length", List.of("66824"),
                        "authorization",
                                List.of(
                                        "AWS4-HMAC-SHA256 "
                                                + "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                                + "SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;"
                                                + "x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,"
                                                + "Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")),
                body.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream body, int size, char content, String signature) {
        body.writeBytes((Integer.toHexString(size) + ";chunk-signature=" + signature + "\r\n").getBytes(UTF_8));
        body.writeBytes(String.valueOf(content).repeat(size).getBytes(UTF_8));
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    private static Call call(String method, String path, Map<String, List<String>> headers, byte[] body) {
        return new Call("1", method, path, Query.parse(null), headers, new ByteArrayInputStream(body));
    }
}
