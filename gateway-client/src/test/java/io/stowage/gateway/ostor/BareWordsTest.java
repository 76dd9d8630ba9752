package io.stowage.gateway.ostor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BareWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"service_id\":8000000000000006a,\"x\":1} | {\"service_id\":\"8000000000000006a\",\"x\":1}",
                "{\"service_id\": 0000000000000065 } | {\"service_id\": \"0000000000000065\" }",
                "[8e, 80ff] | [\"8e\", \"80ff\"]",
            })
    void quotesHexadecimalWords(String given, String proper) throws IOException {
        assertThat(through(given)).isEqualTo(proper);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": [1, -2, 3.05, 1.5e-7, 0, 0.0, 1E5, true, false, null]}",
                "{\"8000006a\": \"8000006a, \\\" 007\", \"b\": \"\\\\\", \"c\": 80}",
                "{\"ü 05a\": \"日本 05a\"}",
                ""
            })
    void leavesProperJsonAlone(String json) throws IOException {
        assertThat(through(json)).isEqualTo(json);
    }

    private static String through(String json) throws IOException {
        var bytes = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return new String(new BareWords(bytes).readAllBytes(), StandardCharsets.UTF_8);
    }
}
