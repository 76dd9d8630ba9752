package io.stowage.notification.webhook;

import io.stowage.messages.Message;
import io.stowage.messages.News;
import io.stowage.messages.Subscription;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as JSON. Sizes are whole numbers of bytes, percentages decimal numbers as text, times ISO 8601 in UTC; what has
 * no value is left out. Names and addresses of customers are not told: who is told knows them by the subscription.
 */
final class WebhookBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    private WebhookBody() {}

    static byte[] of(Message message) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", message.kind().id());
        body.put("timestamp", message.occurredAt().toString());
        ObjectNode data = body.putObject("data");
        about(message.subscription(), data);
        news(message.news(), data);
        return JSON.writeValueAsBytes(body);
    }

    private static void about(Subscription subscription, ObjectNode data) {
        data.put("subscriptionId", subscription.id());
        data.put("product", subscription.product());
        if (subscription.userName() != null) {
            data.put("userName", subscription.userName());
        }
        if (subscription.dueDate() != null) {
            data.put("dueDate", subscription.dueDate().toString());
        }
    }

    private static void news(News news, ObjectNode data) {
        switch (news) {
            case News.ThresholdReached reached -> {
                threshold(reached.threshold(), data);
                usage(reached.usage(), data);
            }
            case News.BackToNormal back -> {
                threshold(back.threshold(), data);
                usage(back.usage(), data);
            }
            case News.QuotaUsedUp full -> {
                data.put("consequence", full.consequence().name());
                usage(full.usage(), data);
            }
            case News.AccessRestored restored -> usage(restored.usage(), data);
            case News.Welcome welcome -> quota(welcome.quota(), data);
            case News.KeysRotated rotated -> {
                rotated.accessKeyIds().forEach(data.putArray("accessKeyIds")::add);
                time("oldKeysUntil", rotated.oldKeysUntil(), data);
            }
            case News.PlanChanged changed -> {
                data.put("plan", changed.plan());
                quota(changed.quota(), data);
            }
            case News.Terminated terminated -> time("dataDeletedAt", terminated.dataDeletedAt(), data);
            case News.Suspended suspended -> {}
            case News.Resumed resumed -> {}
        }
    }

    private static void threshold(Threshold threshold, ObjectNode data) {
        ObjectNode node = data.putObject("threshold");
        switch (threshold) {
            case Threshold.Percent of -> node.put("percent", of.percent().toPlainString());
            case Threshold.Bytes of -> node.put("bytes", of.bytes());
        }
    }

    private static void usage(Usage usage, ObjectNode data) {
        ObjectNode node = data.putObject("usage");
        node.put("measure", usage.measure().name());
        node.put("usedBytes", usage.used());
        if (usage.limit() != null) {
            node.put("limitBytes", usage.limit());
        }
    }

    private static void quota(@Nullable Long quota, ObjectNode data) {
        if (quota != null) {
            data.put("quotaBytes", quota);
        }
    }

    private static void time(String name, @Nullable Instant time, ObjectNode data) {
        if (time != null) {
            data.put(name, time.toString());
        }
    }
}
