package io.stowage.notification.webhook;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param endpoints by name, for logs and metrics */
@ConfigurationProperties("stowage.webhooks")
record WebhookSettings(@DefaultValue Map<String, WebhookEndpoint> endpoints) {

    WebhookSettings {
        endpoints = Map.copyOf(endpoints);
    }
}
