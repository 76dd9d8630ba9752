package io.stowage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {

    private final Map<String, String> properties = new HashMap<>(Map.of(
            "dialect", "virtuozzo",
            "endpoint", "https://s3.example.com",
            "access-key", "AKEY",
            "secret-key", "hush-hush"));

    @Test
    void fillsInWhatIsUsual() {
        var settings = GatewaySettings.of("main", properties);
        assertThat(settings.type()).isEqualTo(GatewayType.OSTOR);
        assertThat(settings.signature()).isEqualTo(SignatureVersion.V4);
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.calls()).isEqualTo(CallSettings.DEFAULT);
        assertThat(settings.breaker()).isEqualTo(BreakerSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "  ,      ,        ,",
        "10,      ,      10,",
        "  ,  2000,        ,             2000",
        " 1,   3TB,       1,    3000000000000",
        "  , 1 kiB,        ,             1024",
        "  ,  8PiB,        , 9007199254740992",
        "  ,    7B,        ,                7",
    })
    void readsHowMuchIsToBeSold(String maxAccounts, String maxBytes, Integer accounts, Long bytes) {
        properties.put("max-accounts", maxAccounts == null ? "" : maxAccounts);
        properties.put("max-bytes", maxBytes == null ? "" : maxBytes);
        var room = GatewaySettings.of("main", properties).room();
        assertThat(room.accounts()).isEqualTo(accounts == null ? OptionalInt.empty() : OptionalInt.of(accounts));
        assertThat(room.bytes()).isEqualTo(bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes));
        assertThat(room.isBounded()).isEqualTo(accounts != null || bytes != null);
    }

    @Test
    void readsNamesAsEnvironmentVariablesSpellThem() {
        properties.put("RESPONSE_TIMEOUT", "1500ms");
        properties.put("callspersecond", "7");
        properties.put("retryWait", "PT0.1S");
        var calls = GatewaySettings.of("main", properties).calls();
        assertThat(calls.responseTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(calls.perSecond()).hasValue(7);
        assertThat(calls.firstWait()).isEqualTo(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, ftp://s3.example.com, endpoint must be http",
        "endpoint, https://u:hush-hush@s3.example.com, endpoint must be http",
        "endpoint, https://s3.example.com/path, endpoint must be http",
        "endpoint, not a url, endpoint is missing or no URL",
        "endpoint, '', endpoint is missing",
        "dialect, klingon, dialect must be acronis or virtuozzo",
        "dialect, '', dialect is missing",
        "type, tape, type must be ostor",
        "signature, v3, signature must be v2 or v4",
        "access-key, '', access-key is missing",
        "secret-key, '', secret-key is missing",
        "max-concurrent-calls, 0, max-concurrent-calls must be between 1",
        "max-concurrent-calls, many, max-concurrent-calls must be a whole number",
        "calls-per-second, 0, calls-per-second must be between 1",
        "max-accounts, 0, max-accounts must be between 1",
        "max-accounts, all, max-accounts must be a whole number",
        "max-bytes, 0, max-bytes must be at least 1",
        "max-bytes, 5 apples, max-bytes must be a number of bytes",
        "max-bytes, 9223372036854775807PB, max-bytes must be below 8 EiB",
        "retry-attempts, 0, retry-attempts must be between 1",
        "connect-timeout, 0s, connect-timeout must be longer",
        "response-timeout, soon, response-timeout must be a duration",
        "breaker-failure-rate-percent, 101, breaker-failure-rate-percent must be between 1 and 100",
        "breaker-minimum-calls, 21, breaker-minimum-calls must be between 1 and 20",
        "retries, 3, there is no property named retries"
    })
    void namesThePropertyAndWhatIsWanted(String property, String value, String complaint) {
        properties.put(property, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySettings.of("main", properties))
                .withMessageContaining("gateway main")
                .withMessageContaining(complaint)
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("hush"));
    }

    @Test
    void wantsWhatACephGatewayTakes() {
        properties.put("type", "rgw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySettings.of("main", properties))
                .withMessageContaining("dialect is a property of ostor gateways only");
        properties.remove("dialect");
        assertThat(GatewaySettings.of("main", properties).type()).isEqualTo(GatewayType.RGW);
        properties.put("signature", "v2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySettings.of("main", properties))
                .withMessageContaining("signature must be v4 with type rgw");
    }

    @Test
    void hidesTheSecret() {
        assertThat(GatewaySettings.of("main", properties).toString())
                .contains("AKEY")
                .doesNotContain("hush");
    }
}
