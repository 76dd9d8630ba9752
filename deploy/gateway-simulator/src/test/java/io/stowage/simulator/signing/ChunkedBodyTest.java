package io.stowage.simulator.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkedBodyTest {
    /** CRC-32 of {@code hello}, as S3 writes it. */
    private static final String RIGHT = "NhCmhg==";

    private final Authentication authentication = new Authentication(id -> null, InstantSource.system());

    @Test
    void undoesTheCodingAndHeedsTheTrailer() {
        Call call = decoded("3\r\nhel\r\n2\r\nlo\r\n0\r\nx-amz-checksum-crc32:" + RIGHT + "\r\n\r\n", "5");

        assertThat(call.document()).isEqualTo("hello".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the trailer tells another checksum|5~hello~0~x-amz-checksum-crc32:AAAAAA==~~|5|BadDigest",
                "the announced trailer is missing|5~hello~0~~|5|BadDigest",
                "the body is shorter than announced|5~hello~0~x-amz-checksum-crc32:NhCmhg==~~|6|IncompleteBody",
                "the body ends within a chunk|5~hel|5|IncompleteBody",
                "the body ends after a chunk|5~hello|5|IncompleteBody",
                "a chunk is longer than it says|4~hello~0~~|5|IncompleteBody",
                "the length is no number|five~hello~0~~|5|IncompleteBody",
                "a trailer has no value|5~hello~0~nothing~~|5|IncompleteBody"
            })
    void refusesABodyWhen(String what, String body, String length, String code) {
        Call call = decoded(body.replace("~", "\r\n"), length);

        assertThatThrownBy(call::document).as(what).isInstanceOf(Refusal.class).hasMessageContaining(code);
    }

    private Call decoded(String body, String length) {
        Map<String, List<String>> headers = Map.of(
                "x-amz-content-sha256", List.of("STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
                "x-amz-decoded-content-length", List.of(length),
                "x-amz-trailer", List.of("x-amz-checksum-crc32"));
        ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(UTF_8));
        return authentication
                .authenticate(new Call("1", "PUT", "/b/k", Query.parse(null), headers, bytes))
                .call();
    }
}
