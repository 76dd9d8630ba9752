package io.stowage.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.stowage.notification.channel.Channel;
import io.stowage.notification.channel.Channels;
import io.stowage.notification.mail.MailConfiguration;
import io.stowage.notification.webhook.WebhookConfiguration;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Channels as Spring makes them of settings. */
class ChannelSettingsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class, WebhookConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC);

    private final ApplicationContextRunner configured = context.withPropertyValues(
            "stowage.mail.host=mail.example.com",
            "stowage.mail.from=Example Storage <no-reply@example.com>",
            "stowage.mail.user=stowage",
            "stowage.mail.password=hunter2",
            "stowage.letters.signature=Example Storage,https://example.com",
            "stowage.webhooks.endpoints.billing.url=https://billing.example.com/hooks",
            "stowage.webhooks.endpoints.billing.secret=" + SECRET,
            "stowage.webhooks.endpoints.audit.url=http://localhost:1/",
            "stowage.webhooks.endpoints.audit.secret=" + SECRET);

    @Test
    void thereAreNoneWithoutSettings() {
        context.run(started -> assertThat(names(started.getBeansOfType(Channels.class).values().stream()))
                .isEmpty());
    }

    @Test
    void eachServerAndEndpointIsAChannel() {
        configured.run(started -> assertThat(names(started.getBeansOfType(Channels.class).values().stream()))
                .containsExactlyInAnyOrder("mail", "webhook:billing", "webhook:audit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stowage.mail.port=0                  | stowage.mail.port: 1 to 65535",
                "stowage.mail.host=                   | stowage.mail.host: name the mail server",
                "stowage.mail.encryption=none         | stowage.mail.encryption: starttls or tls",
                "stowage.mail.from=nobody             | stowage.mail.from: the sender, as in",
                "stowage.mail.from=a@b, c@d           | stowage.mail.from: the sender, as in",
                "stowage.mail.reply-to=nobody         | stowage.mail.reply-to: an e-mail address",
                "stowage.mail.domain=a b              | stowage.mail.domain: a domain name",
                "stowage.mail.response-timeout=0s     | stowage.mail.response-timeout: more than zero",
                "stowage.letters.templates=/nowhere   | /nowhere: is no directory of templates",
                "stowage.webhooks.endpoints.billing.url=http://billing.example.com | .url: an https URL",
                "stowage.webhooks.endpoints.billing.secret=hunter2 | .secret: whsec_ and 24 to 64 bytes",
                "stowage.webhooks.endpoints.billing.attempts=0 | .attempts: 1 to 10",
            })
    void saysAtTheStartWhatIsWrong(String setting, String problem) {
        configured
                .withPropertyValues(setting)
                .run(started -> assertThat(started.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining(problem)
                        .message()
                        .doesNotContain("hunter2"));
    }

    @Test
    void aPasswordGoesInTheClearToThisMachineAlone() {
        configured
                .withPropertyValues("stowage.mail.encryption=none", "stowage.mail.host=localhost")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void secretsAreInNoTextOfSettings() {
        configured.run(started -> assertThat(Stream.of(started.getBeanDefinitionNames())
                        .map(started::getBean)
                        .map(String::valueOf))
                .noneMatch(text -> text.contains("hunter2") || text.contains("MfKQ")));
    }

    private static Stream<String> names(Stream<Channels> channels) {
        return channels.flatMap(each -> each.channels().stream()).map(Channel::name);
    }
}
