package io.stowage.notification.stream;

import io.stowage.contracts.CustomerMessage;
import io.stowage.contracts.MessageRecipient;
import io.stowage.contracts.MessageUsage;
import io.stowage.messages.Message;
import io.stowage.messages.News;
import io.stowage.messages.Recipient;
import io.stowage.messages.Subscription;
import io.stowage.messages.Threshold;
import io.stowage.messages.Usage;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Messages from and to the contract. */
final class MessageMapping {

    private MessageMapping() {}

    static CustomerMessage contract(Message message) {
        Recipient recipient = message.recipient();
        CustomerMessage.Builder contract = CustomerMessage.newBuilder()
                .setMessageId(message.id())
                .setSubscriptionId(message.subscription().id())
                .setKind(TermsMapping.contract(message.kind()))
                .setOccurredAt(message.occurredAt())
                .setRecipient(new MessageRecipient(
                        recipient.name(),
                        recipient.email(),
                        recipient.locale().toLanguageTag(),
                        recipient.zone().getId()))
                .setProduct(message.subscription().product())
                .setUserName(message.subscription().userName());
        switch (message.news()) {
            case News.ThresholdReached reached -> usage(contract, reached.usage(), reached.threshold());
            case News.BackToNormal back -> usage(contract, back.usage(), back.threshold());
            case News.QuotaUsedUp full -> usage(contract, full.usage(), null);
            case News.AccessRestored restored -> usage(contract, restored.usage(), null);
            case News.Welcome welcome -> contract.setQuotaBytes(welcome.quota());
            case News.KeysRotated rotated ->
                contract.setAccessKeyIds(rotated.accessKeyIds()).setOldKeysUntil(rotated.oldKeysUntil());
            case News.PlanChanged changed ->
                contract.setPlanName(changed.plan()).setQuotaBytes(changed.quota());
            case News.Terminated terminated -> contract.setDataDeletedAt(terminated.dataDeletedAt());
            case News.Suspended suspended -> {}
            case News.Resumed resumed -> {}
        }
        return contract.build();
    }

    private static void usage(CustomerMessage.Builder contract, Usage usage, @Nullable Threshold threshold) {
        contract.setUsage(new MessageUsage(ThresholdMapping.contract(usage.measure()), usage.used(), usage.limit()));
        if (threshold != null) {
            contract.setThreshold(ThresholdMapping.contract(usage.measure(), threshold));
        }
    }

    /** @throws IllegalArgumentException for a message that is newer than this program, or lacks what belongs to its kind */
    static Message message(CustomerMessage contract) {
        MessageRecipient to = contract.getRecipient();
        return new Message(
                contract.getMessageId(),
                contract.getOccurredAt(),
                Recipient.of(to.getName(), to.getEmail(), to.getLocale(), ZoneId.of(to.getTimeZone())),
                new Subscription(contract.getSubscriptionId(), contract.getProduct(), contract.getUserName(), null),
                news(contract));
    }

    private static News news(CustomerMessage contract) {
        return switch (contract.getKind()) {
            case STORAGE_THRESHOLD, TRAFFIC_THRESHOLD ->
                new News.ThresholdReached(threshold(contract), usage(contract));
            case STORAGE_NORMAL, TRAFFIC_NORMAL -> new News.BackToNormal(threshold(contract), usage(contract));
            case FULL -> new News.QuotaUsedUp(News.Consequence.NOTIFIED, usage(contract));
            case FULL_RESTRICTED -> new News.QuotaUsedUp(News.Consequence.RESTRICTED, usage(contract));
            case FULL_SUSPENDED -> new News.QuotaUsedUp(News.Consequence.SUSPENDED, usage(contract));
            case RESTORED -> new News.AccessRestored(usage(contract));
            case WELCOME -> new News.Welcome(contract.getQuotaBytes());
            case KEYS_ROTATED -> new News.KeysRotated(contract.getAccessKeyIds(), contract.getOldKeysUntil());
            case SUSPENDED -> new News.Suspended();
            case RESUMED -> new News.Resumed();
            case PLAN_CHANGED ->
                new News.PlanChanged(present(contract.getPlanName(), "planName"), contract.getQuotaBytes());
            case TERMINATED -> new News.Terminated(contract.getDataDeletedAt());
            case UNKNOWN -> throw new IllegalArgumentException("a kind of message that is newer than this program");
        };
    }

    private static Usage usage(CustomerMessage contract) {
        MessageUsage usage = present(contract.getUsage(), "usage");
        return new Usage(
                ThresholdMapping.measure(usage.getMeasure())
                        .orElseThrow(() -> new IllegalArgumentException("a measure that is newer than this program")),
                usage.getUsedBytes(),
                usage.getLimitBytes());
    }

    private static Threshold threshold(CustomerMessage contract) {
        return ThresholdMapping.threshold(present(contract.getThreshold(), "threshold"))
                .orElseThrow(() -> new IllegalArgumentException("a threshold of neither percent nor bytes"));
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("a message without its " + name);
        }
        return value;
    }
}
