package io.stowage.notification.stream;

import io.stowage.notification.quiet.QuietHours;
import io.stowage.notification.subscription.Manners;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the notification service.
 *
 * @param quietHours when customers are not told of thresholds, by their own clock, for example {@code 22:00-07:00}; blank:
 *     they may be told at any time
 * @param timeZone of customers whose own is not known, IANA
 * @param recent what happened longer ago is not told any more, and no account is restricted because of older figures
 */
@ConfigurationProperties("stowage.notification")
record NotificationSettings(
        @Nullable String quietHours,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("1d") Duration recent) {

    Manners manners() {
        return new Manners(
                Optional.ofNullable(quietHours)
                        .filter(text -> !text.isBlank())
                        .map(text -> setting("quiet-hours", text)),
                timeZone,
                recent);
    }

    private static QuietHours setting(String name, String text) {
        try {
            return QuietHours.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("stowage.notification." + name + ": " + wrong.getMessage(), wrong);
        }
    }
}
