package io.stowage.notification.webhook;

import io.stowage.notification.channel.Channels;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the configured endpoints, each a channel of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
public class WebhookConfiguration {

    @Bean
    Channels webhooks(WebhookSettings settings, Clock clock) {
        return new Channels(settings.endpoints().entrySet().stream()
                .map(endpoint -> new WebhookChannel(endpoint.getKey(), endpoint.getValue(), clock))
                .toList());
    }
}
