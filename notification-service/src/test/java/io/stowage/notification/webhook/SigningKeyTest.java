package io.stowage.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stowage.gateway.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    private static final SigningKey KEY = SigningKey.of(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final Instant TIME = Instant.ofEpochSecond(1_614_265_330L);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The example of the specification's own libraries. */
    @Test
    void signsAsStandardWebhooksHasIt() {
        assertThat(KEY.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", TIME, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsIdTimeAndBody() {
        String signature = KEY.signature("a", TIME, BODY);

        assertThat(KEY.signature("b", TIME, BODY)).isNotEqualTo(signature);
        assertThat(KEY.signature("a", TIME.plusSeconds(1), BODY)).isNotEqualTo(signature);
        assertThat(KEY.signature("a", TIME, new byte[0])).isNotEqualTo(signature);
        assertThat(SigningKey.of(Secret.of("whsec_" + "A".repeat(32))).signature("a", TIME, BODY))
                .isNotEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_%%%",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void refusesWhatIsNoKeyWithoutTellingIt(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(Secret.of(secret)))
                .withMessage("a signing secret is whsec_ and 24 to 64 bytes in base64");
    }

    @ParameterizedTest
    @CsvSource({"23, false", "24, true", "64, true", "65, false"})
    void wantsALengthThatCannotBeGuessed(int bytes, boolean fine) {
        assertThat(SigningKey.isKey(Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]))))
                .isEqualTo(fine);
    }

    @Test
    void doesNotShowItsSecret() {
        assertThat(KEY.toString()).doesNotContain("MfKQ");
    }
}
