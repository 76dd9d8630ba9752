package io.stowage.notification;

import io.stowage.messages.Measure;
import io.stowage.messages.Message;
import io.stowage.messages.News;
import io.stowage.messages.Recipient;
import io.stowage.messages.Subscription;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/** Messages of the tests. */
public final class Messages {

    public static final Instant NOW = Instant.parse("2026-11-21T13:30:00Z");

    private Messages() {}

    public static Message to(String email) {
        return to(email, "Ada Lovelace", "en");
    }

    public static Message to(String email, String name, String locale) {
        return of(
                new News.ThresholdReached(
                        new Threshold.Percent(new BigDecimal("90")),
                        new Usage(Measure.STORAGE, 9_100_000_000L, 10_000_000_000L)),
                Recipient.of(name, email, locale, ZoneOffset.UTC));
    }

    public static Message of(News news) {
        return of(news, Recipient.of("Ada Lovelace", "ada@example.com", "en", ZoneOffset.UTC));
    }

    private static Message of(News news, Recipient recipient) {
        return new Message(
                "sub-1.storage-threshold.90.1",
                NOW,
                recipient,
                new Subscription("sub-1", "S3 Basic", "sub-1-user", null),
                news);
    }
}
