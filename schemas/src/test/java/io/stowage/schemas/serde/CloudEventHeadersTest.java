package io.stowage.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {

    private static final CloudEventHeaders SUSPENDED = new CloudEventHeaders(
            "e-1",
            "/stowage/provisioning",
            "stowage.lifecycle.suspended",
            Instant.parse("2026-02-03T04:05:06.123456Z"),
            "s-ü");

    @Test
    void writesTheHeadersOfTheKafkaBinding() {
        Headers headers = new RecordHeaders();
        SUSPENDED.writeTo(headers);

        assertThat(Arrays.stream(headers.toArray())
                        .collect(Collectors.toMap(
                                header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8))))
                .containsOnly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "e-1"),
                        Map.entry("ce_source", "/stowage/provisioning"),
                        Map.entry("ce_type", "stowage.lifecycle.suspended"),
                        Map.entry("ce_time", "2026-02-03T04:05:06.123456Z"),
                        Map.entry("ce_subject", "s-ü"),
                        Map.entry("content-type", "application/avro"));
    }

    @Test
    void replacesEarlierHeaders() {
        Headers headers = new RecordHeaders();
        new CloudEventHeaders("e-0", "/billing", "order", null, null).writeTo(headers);
        SUSPENDED.writeTo(headers);

        assertThat(headers.headers("ce_id")).hasSize(1);
        assertThat(CloudEventHeaders.readFrom(headers)).contains(SUSPENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type"})
    void findsNoEventWithoutItsRequiredHeaders(String missing) {
        Headers headers = new RecordHeaders();
        SUSPENDED.writeTo(headers);
        headers.remove(missing);

        assertThat(CloudEventHeaders.readFrom(headers)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-03T05:05:06+01:00, 2026-02-03T04:05:06Z", "yesterday,", "'',"})
    void readsTimesOfAnyOffsetAndLeavesOutWhatIsNone(String header, Instant time) {
        Headers headers = new RecordHeaders();
        SUSPENDED.writeTo(headers);
        headers.remove("ce_time").add("ce_time", header.getBytes(StandardCharsets.UTF_8));

        assertThat(CloudEventHeaders.readFrom(headers).orElseThrow().time()).isEqualTo(time);
    }
}
