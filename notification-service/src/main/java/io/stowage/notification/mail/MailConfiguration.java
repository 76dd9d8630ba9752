package io.stowage.notification.mail;

import io.stowage.messages.text.Letters;
import io.stowage.notification.channel.Channels;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires e-mail; there is none without a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("stowage.mail.host")
@EnableConfigurationProperties({MailSettings.class, LetterSettings.class})
public class MailConfiguration {

    @Bean
    Letters letters(LetterSettings settings) {
        return settings.letters();
    }

    @Bean
    Channels mail(MailSettings settings, Letters letters, SslBundles bundles, Clock clock) {
        return new Channels(List.of(new MailChannel(
                settings,
                letters,
                Optional.ofNullable(settings.sslBundle())
                        .map(bundle ->
                                bundles.getBundle(bundle).createSslContext().getSocketFactory()),
                clock)));
    }
}
