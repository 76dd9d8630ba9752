package io.stowage.messages.text;

import io.stowage.messages.Measure;
import io.stowage.messages.Message;
import io.stowage.messages.MessageKind;
import io.stowage.messages.News;
import io.stowage.messages.News.Consequence;
import io.stowage.messages.Recipient;
import io.stowage.messages.Subscription;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** One made-up message of each kind, to look at texts and templates by. */
public final class SampleMessages {

    private static final long GIB = 1L << 30;
    private static final Usage NEARLY_FULL = new Usage(Measure.STORAGE, 10_600_408_744L, 10 * GIB);
    private static final Usage FULL = new Usage(Measure.STORAGE, 10 * GIB + 1, 10 * GIB);
    private static final Usage LESS = new Usage(Measure.STORAGE, 8 * GIB, 10 * GIB);
    private static final Usage TRAFFIC = new Usage(Measure.MONTHLY_TRAFFIC, 1_002_500_000_000L, null);
    private static final Threshold PERCENT = new Threshold.Percent(new BigDecimal("90"));
    private static final Threshold BYTES = new Threshold.Bytes(1_000_000_000_000L);
    private static final Instant NOW = Instant.parse("2026-11-21T13:30:00Z");
    private static final Instant LATER = Instant.parse("2026-12-05T13:30:00Z");

    private SampleMessages() {}

    public static Message of(MessageKind kind, Locale locale) {
        return of(kind, locale, ZoneOffset.UTC);
    }

    public static Message of(MessageKind kind, Locale locale, ZoneId zone) {
        return new Message(
                "sample." + kind.id(),
                NOW,
                new Recipient("Ada Lovelace", "ada@example.com", locale, zone),
                new Subscription("sub-1", "S3 Basic 10", "333-1-4726-777", LocalDate.of(2026, 12, 18)),
                news(kind));
    }

    private static News news(MessageKind kind) {
        return switch (kind) {
            case STORAGE_THRESHOLD -> new News.ThresholdReached(PERCENT, NEARLY_FULL);
            case STORAGE_NORMAL -> new News.BackToNormal(PERCENT, LESS);
            case TRAFFIC_THRESHOLD -> new News.ThresholdReached(BYTES, TRAFFIC);
            case TRAFFIC_NORMAL -> new News.BackToNormal(BYTES, new Usage(Measure.MONTHLY_TRAFFIC, 0, null));
            case FULL -> new News.QuotaUsedUp(Consequence.NOTIFIED, FULL);
            case FULL_RESTRICTED -> new News.QuotaUsedUp(Consequence.RESTRICTED, FULL);
            case FULL_SUSPENDED -> new News.QuotaUsedUp(Consequence.SUSPENDED, FULL);
            case RESTORED -> new News.AccessRestored(LESS);
            case WELCOME -> new News.Welcome(10 * GIB);
            case KEYS_ROTATED -> new News.KeysRotated(List.of("AKIAIOSFODNN7EXAMPLE"), LATER);
            case SUSPENDED -> new News.Suspended();
            case RESUMED -> new News.Resumed();
            case PLAN_CHANGED -> new News.PlanChanged("S3 Pro 100", 100 * GIB);
            case TERMINATED -> new News.Terminated(LATER);
        };
    }
}
