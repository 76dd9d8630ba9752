package io.stowage.messages.text;

import io.stowage.messages.Measure;
import io.stowage.messages.Message;
import io.stowage.messages.News;
import io.stowage.messages.Subscription;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: which phrases, with which values, and the table below them.
 *
 * @param paragraphs keys of phrases
 * @param values of the phrases' variables
 */
record Content(List<String> paragraphs, List<Row> rows, Map<String, String> values) {

    /** What phrases can use. A variable of which a message has no value is blank. */
    static final Set<String> VARIABLES = Set.of(
            "client",
            "product",
            "user",
            "dueDate",
            "limit",
            "used",
            "free",
            "usedPercent",
            "freePercent",
            "unit",
            "threshold",
            "plan");

    static Content of(Message message, LocalFormats formats, String unlimited) {
        return new Draft(message, formats, unlimited).content();
    }

    /** A content that is being put together. */
    private static final class Draft {

        private final Message message;
        private final LocalFormats formats;
        private final String unlimited;
        private final List<String> paragraphs = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, String> values = new LinkedHashMap<>();

        private Draft(Message message, LocalFormats formats, String unlimited) {
            this.message = message;
            this.formats = formats;
            this.unlimited = unlimited;
            VARIABLES.forEach(variable -> values.put(variable, ""));
        }

        private Content content() {
            say("text");
            values.put("client", message.recipient().name());
            about(message.subscription());
            switch (message.news()) {
                case News.ThresholdReached reached -> {
                    threshold(reached.threshold());
                    if (reached.usage().measure() == Measure.STORAGE) {
                        paragraphs.add("advice");
                    }
                    usage(reached.usage());
                }
                case News.BackToNormal back -> {
                    threshold(back.threshold());
                    usage(back.usage());
                }
                case News.QuotaUsedUp full -> {
                    // Who is suspended cannot delete anything.
                    if (full.consequence() != News.Consequence.SUSPENDED) {
                        paragraphs.add("advice");
                    }
                    usage(full.usage());
                }
                case News.AccessRestored restored -> usage(restored.usage());
                case News.Welcome welcome -> quota(welcome.quota());
                case News.KeysRotated rotated -> {
                    say(rotated.oldKeysUntil() == null ? "gone" : "overlap");
                    row("label.keys", String.join(", ", rotated.accessKeyIds()));
                    if (rotated.oldKeysUntil() != null) {
                        row("label.oldKeysUntil", formats.moment(rotated.oldKeysUntil()));
                    }
                }
                case News.PlanChanged changed -> {
                    values.put("plan", changed.plan());
                    quota(changed.quota());
                }
                case News.Terminated terminated -> {
                    say(terminated.dataDeletedAt() == null ? "kept" : "deletion");
                    if (terminated.dataDeletedAt() != null) {
                        row("label.deletion", formats.moment(terminated.dataDeletedAt()));
                    }
                }
                case News.Suspended suspended -> {}
                case News.Resumed resumed -> {}
            }
            return new Content(List.copyOf(paragraphs), List.copyOf(rows), Map.copyOf(values));
        }

        private void about(Subscription subscription) {
            show("product", "label.product", subscription.product());
            if (subscription.dueDate() != null) {
                show("dueDate", "label.due", formats.day(subscription.dueDate()));
            }
            if (subscription.userName() != null) {
                show("user", "label.user", subscription.userName());
            }
        }

        private void threshold(Threshold threshold) {
            values.put("threshold", Figures.threshold(threshold, formats));
        }

        private void usage(Usage usage) {
            Figures figures = new Figures(usage, formats);
            values.put("unit", figures.unit());
            values.put("used", figures.used());
            String used = figures.used();
            if (figures.limited()) {
                show("limit", "label.limit", figures.limit());
                values.put("free", figures.free());
                values.put("usedPercent", figures.usedPercent());
                values.put("freePercent", figures.freePercent());
                used = "%s (%s)".formatted(used, figures.usedPercent());
            }
            switch (usage.measure()) {
                case STORAGE -> row("label.used", used);
                case MONTHLY_TRAFFIC -> row("label.traffic", used);
            }
            if (figures.limited() && usage.measure() == Measure.STORAGE) {
                row("label.free", "%s (%s)".formatted(figures.free(), figures.freePercent()));
            }
        }

        private void quota(@Nullable Long quota) {
            show("limit", "label.limit", quota == null ? unlimited : Figures.quota(quota, formats));
        }

        private void say(String phrase) {
            paragraphs.add(message.kind().id() + "." + phrase);
        }

        private void show(String variable, String label, String value) {
            values.put(variable, value);
            row(label, value);
        }

        private void row(String label, String value) {
            rows.add(new Row(label, value));
        }
    }
}
