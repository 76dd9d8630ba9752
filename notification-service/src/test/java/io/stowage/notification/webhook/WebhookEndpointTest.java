package io.stowage.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stowage.gateway.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEndpointTest {

    private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://billing.example.com/hooks",
                "https://billing.example.com:8443/hooks?x=1",
                "http://localhost:8080/",
                "http://127.0.0.1/",
                "http://[::1]:8080/"
            })
    void takesHttpsAndThisMachine(String url) {
        assertThat(endpoint(url).target()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://billing.example.com/hooks",
                "http://127.0.0.1.example.com/",
                "http://localhost.example.com/",
                "http://10.0.0.1/",
                "https://user:word@billing.example.com/",
                "https:///hooks",
                "ftp://localhost/",
                "hooks"
            })
    void refusesWhatCouldBeReadOnItsWay(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint(url))
                .withMessageStartingWith("stowage.webhooks.endpoints.<name>.url: ");
    }

    @Test
    void refusesASecretThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint("https://billing.example.com/", Secret.of("hunter2")))
                .withMessageStartingWith("stowage.webhooks.endpoints.<name>.secret: ")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void hidesItsSecret() {
        assertThat(endpoint("https://billing.example.com/").toString()).doesNotContain("MfKQ");
    }

    private static WebhookEndpoint endpoint(String url) {
        return endpoint(url, SECRET);
    }

    private static WebhookEndpoint endpoint(String url, Secret secret) {
        Duration second = Duration.ofSeconds(1);
        return new WebhookEndpoint(URI.create(url), secret, 3, second, second, second, second, 10, second);
    }
}
