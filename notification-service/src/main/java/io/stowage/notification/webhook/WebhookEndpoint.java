package io.stowage.notification.webhook;

import io.stowage.gateway.Secret;
import io.stowage.notification.channel.Loopback;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages are posted to.
 *
 * @param url with https; http to this machine alone
 * @param secret signs messages: {@code whsec_} and 24 to 64 bytes in base64
 * @param attempts how often a message is sent before the endpoint counts as down, 1 to 10
 * @param firstRetry wait before the second attempt; doubled each time
 * @param longestRetry the wait stops growing here
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for an answer
 * @param window how many of the latest attempts are looked at; when half of them failed, none is made for a while
 * @param openFor how long none is made then
 */
public record WebhookEndpoint(
        @Nullable URI url,
        @Nullable Secret secret,
        @DefaultValue("3") int attempts,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("10s") Duration longestRetry,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("10") int window,
        @DefaultValue("30s") Duration openFor) {

    /** @throws IllegalArgumentException naming the property and what is wanted */
    public WebhookEndpoint {
        require(
                url != null && isTarget(url),
                "url",
                "an https URL without a login; http to this machine alone, for what is in the clear can be read and changed");
        require(secret != null && SigningKey.isKey(secret), "secret", "whsec_ and 24 to 64 bytes in base64");
        require(attempts >= 1 && attempts <= 10, "attempts", "1 to 10");
        require(isTime(firstRetry), "first-retry", "more than zero and at most an hour");
        require(
                isTime(longestRetry) && longestRetry.compareTo(firstRetry) >= 0,
                "longest-retry",
                "first-retry to an hour");
        require(isTime(connectTimeout), "connect-timeout", "more than zero and at most an hour");
        require(isTime(responseTimeout), "response-timeout", "more than zero and at most an hour");
        require(window >= 1 && window <= 1000, "window", "1 to 1000");
        require(isTime(openFor), "open-for", "more than zero and at most an hour");
    }

    URI target() {
        return present(url);
    }

    SigningKey key() {
        return SigningKey.of(present(secret));
    }

    private static <T> T present(@Nullable T setting) {
        if (setting == null) {
            throw new IllegalStateException("was checked when it was made");
        }
        return setting;
    }

    private static boolean isTarget(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && Loopback.is(url.getHost())));
    }

    private static boolean isTime(Duration time) {
        return time.toMillis() > 0 && time.compareTo(Duration.ofHours(1)) <= 0;
    }

    private static void require(boolean fine, String property, String wanted) {
        if (!fine) {
            throw new IllegalArgumentException("stowage.webhooks.endpoints.<name>.%s: %s".formatted(property, wanted));
        }
    }
}
