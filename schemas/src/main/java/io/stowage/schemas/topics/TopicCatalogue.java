package io.stowage.schemas.topics;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.CollectionState;
import io.stowage.contracts.CredentialIssued;
import io.stowage.contracts.CustomerMessage;
import io.stowage.contracts.DailyUsage;
import io.stowage.contracts.DayTotals;
import io.stowage.contracts.IdentityClaim;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.LimitsState;
import io.stowage.contracts.MessageResult;
import io.stowage.contracts.MeteredUser;
import io.stowage.contracts.MonthlyUsage;
import io.stowage.contracts.NoticeState;
import io.stowage.contracts.OperationsUsage;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.Restriction;
import io.stowage.contracts.RestrictionOrder;
import io.stowage.contracts.StorageReading;
import io.stowage.contracts.StorageUsage;
import io.stowage.contracts.UsageFinding;
import io.stowage.contracts.UsageSource;
import io.stowage.schemas.topics.Topic.Compacted;
import io.stowage.schemas.topics.Topic.DeadLetters;
import io.stowage.schemas.topics.Topic.Ledger;
import io.stowage.schemas.topics.Topic.Log;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Every topic of Stowage. The local stack and {@code ./stowage topics apply} create them from here, the documentation
 * is checked against it.
 */
public final class TopicCatalogue {

    /** Partitions of every topic keyed by subscription: a service's memory lies beside the events it remembers. */
    private static final int BY_SUBSCRIPTION = 12;

    /** Partitions of topics keyed by gateway: more than there are instances of the usage collector. */
    private static final int BY_GATEWAY = 6;

    public static final Topic ORDERS = new Topic(
            "stowage.orders",
            "subscriptionId",
            new Log(Duration.ofDays(30)),
            BY_SUBSCRIPTION,
            "billing",
            List.of("provisioning"),
            Optional.of(OrderEvent.SCHEMA$),
            "What billing wants for a subscription.");

    public static final Topic PLANS = new Topic(
            "stowage.plans",
            "planId",
            new Compacted(Duration.ofDays(7)),
            1,
            "operations",
            List.of("provisioning", "limits", "usage", "notification"),
            Optional.of(PlanDefinition.SCHEMA$),
            "The plan catalogue.");

    public static final Topic ACCOUNTS = new Topic(
            "stowage.accounts",
            "subscriptionId",
            new Compacted(Duration.ofDays(60)),
            BY_SUBSCRIPTION,
            "provisioning",
            List.of("provisioning", "limits", "usage", "notification", "operations"),
            Optional.of(AccountState.SCHEMA$),
            "Wanted and actual state of every account; provisioning's memory.");

    public static final Topic LIFECYCLE = new Topic(
            "stowage.lifecycle",
            "subscriptionId",
            new Log(Duration.ofDays(90)),
            BY_SUBSCRIPTION,
            "provisioning",
            List.of("billing", "notification"),
            Optional.of(LifecycleEvent.SCHEMA$),
            "What happened to accounts.");

    public static final Topic CREDENTIALS = new Topic(
            "stowage.credentials",
            "subscriptionId",
            new Log(Duration.ofDays(7)),
            BY_SUBSCRIPTION,
            "provisioning",
            List.of("billing"),
            Optional.of(CredentialIssued.SCHEMA$),
            "New access keys, the secret encrypted for billing.");

    /** One partition: the order of its records decides who owns a name. */
    public static final Topic IDENTITY_CLAIMS = new Topic(
            "stowage.identity-claims",
            "hash of gatewayId and name",
            new Ledger(),
            1,
            "provisioning",
            List.of("provisioning"),
            Optional.of(IdentityClaim.SCHEMA$),
            "Which subscription owns the name of a user or bucket at a gateway.");

    public static final Topic PROVISIONING_WAKEUPS = new Topic(
            "stowage.provisioning.wakeups",
            "subscriptionId",
            new Log(Duration.ofDays(1)),
            BY_SUBSCRIPTION,
            "provisioning",
            List.of("provisioning"),
            Optional.empty(),
            "Provisioning's own alarm clock: accounts whose next attempt is due. The value is when this was noticed, ISO 8601.");

    public static final Topic PROVISIONING_DEAD_LETTERS = new Topic(
            "stowage.dead-letters.provisioning",
            "as the original",
            new DeadLetters(Duration.ofDays(60)),
            BY_SUBSCRIPTION,
            "provisioning",
            List.of("operations"),
            Optional.empty(),
            "Orders that could not be carried out: original bytes, key and headers, and why.");

    public static final Topic LIMITS = new Topic(
            "stowage.limits",
            "subscriptionId",
            new Compacted(Duration.ofDays(7)),
            BY_SUBSCRIPTION,
            "limits",
            List.of("limits", "notification", "operations"),
            Optional.of(LimitsState.SCHEMA$),
            "Limits wanted and in force at the gateway, and drift found there; the limits service's memory.");

    public static final Topic LIMITS_WAKEUPS = new Topic(
            "stowage.limits.wakeups",
            "subscriptionId",
            new Log(Duration.ofDays(1)),
            BY_SUBSCRIPTION,
            "limits",
            List.of("limits"),
            Optional.empty(),
            "The limits service's own alarm clock: accounts to be looked at. The value is when this was noticed, ISO 8601.");

    public static final Topic LIMITS_DEAD_LETTERS = new Topic(
            "stowage.dead-letters.limits",
            "as the original",
            new DeadLetters(Duration.ofDays(60)),
            BY_SUBSCRIPTION,
            "limits",
            List.of("operations"),
            Optional.empty(),
            "Accounts whose limits could not be put in force: original bytes, key and headers, and why.");

    public static final Topic USAGE_SOURCES = new Topic(
            "stowage.usage.sources",
            "gatewayId",
            new Compacted(Duration.ofDays(7)),
            BY_GATEWAY,
            "usage",
            List.of("usage", "analytics"),
            Optional.of(UsageSource.SCHEMA$),
            "Gateways whose usage is collected, and what kind of figures they give.");

    public static final Topic USAGE_COLLECTIONS = new Topic(
                    "stowage.usage.collections",
                    "gatewayId",
                    new Compacted(Duration.ofDays(7)),
                    BY_GATEWAY,
                    "usage",
                    List.of("usage", "operations"),
                    Optional.of(CollectionState.SCHEMA$),
                    "How far the collection of each gateway's usage has come; the usage collector's memory.")
            .withLargestBatch(16);

    public static final Topic USAGE_WAKEUPS = new Topic(
            "stowage.usage.wakeups",
            "gatewayId",
            new Log(Duration.ofDays(1)),
            BY_GATEWAY,
            "usage",
            List.of("usage"),
            Optional.empty(),
            "The usage collector's own alarm clock: gateways to be collected from. The value is when this was noticed, ISO 8601.");

    public static final Topic USAGE_OPERATIONS = new Topic(
            "stowage.usage.operations",
            "gatewayId/userId",
            new Log(Duration.ofDays(90)),
            BY_SUBSCRIPTION,
            "usage",
            List.of("usage", "billing", "analytics", "operations"),
            Optional.of(OperationsUsage.SCHEMA$),
            "Operations and traffic as the gateways counted them, each counter once.");

    public static final Topic USAGE_READINGS = new Topic(
            "stowage.usage.readings",
            "gatewayId/userId",
            new Log(Duration.ofDays(7)),
            BY_SUBSCRIPTION,
            "usage",
            List.of("usage"),
            Optional.of(StorageReading.SCHEMA$),
            "What the gateways said of their buckets' sizes: what storage usage is made of.");

    public static final Topic USAGE_STORAGE = new Topic(
            "stowage.usage.storage",
            "subscriptionId, or gatewayId/userId where there is none",
            new Log(Duration.ofDays(90)),
            BY_SUBSCRIPTION,
            "usage",
            List.of("usage", "notification", "analytics", "operations"),
            Optional.of(StorageUsage.SCHEMA$),
            "Bytes stored now and byte-hours since the reading before, per user and bucket.");

    public static final Topic USAGE_DAILY = new Topic(
            "stowage.usage.daily",
            "subscriptionId/day",
            new Compacted(Duration.ofDays(7)),
            BY_SUBSCRIPTION,
            "usage",
            List.of("billing", "analytics", "operations"),
            Optional.of(DailyUsage.SCHEMA$),
            "Usage of each subscription and day; the latest record of a day counts.");

    public static final Topic USAGE_MONTHLY = new Topic(
            "stowage.usage.monthly",
            "subscriptionId",
            new Log(Duration.ofDays(90)),
            BY_SUBSCRIPTION,
            "usage",
            List.of("notification", "analytics", "operations"),
            Optional.of(MonthlyUsage.SCHEMA$),
            "Traffic of each subscription in a month; the latest record of a month counts.");

    public static final Topic USAGE_FINDINGS = new Topic(
            "stowage.usage.findings",
            "gatewayId",
            new Log(Duration.ofDays(90)),
            BY_GATEWAY,
            "usage",
            List.of("operations", "analytics"),
            Optional.of(UsageFinding.SCHEMA$),
            "Gaps and overlaps in the gateways' counters, objects that changed or cannot be read.");

    public static final Topic USAGE_DEAD_LETTERS = new Topic(
            "stowage.dead-letters.usage",
            "gatewayId, or as the original",
            new DeadLetters(Duration.ofDays(60)),
            BY_GATEWAY,
            "usage",
            List.of("operations"),
            Optional.empty(),
            "Statistics objects that are not in their form, with their content, and records that cannot be read, and why.");

    public static final Topic NOTICES = new Topic(
            "stowage.notices",
            "subscriptionId",
            new Compacted(Duration.ofDays(7)),
            BY_SUBSCRIPTION,
            "notification",
            List.of("notification", "operations"),
            Optional.of(NoticeState.SCHEMA$),
            "Thresholds crossed and what customers were told of them; the notification service's memory.");

    public static final Topic NOTIFICATION_WAKEUPS = new Topic(
            "stowage.notification.wakeups",
            "subscriptionId",
            new Log(Duration.ofDays(1)),
            BY_SUBSCRIPTION,
            "notification",
            List.of("notification"),
            Optional.empty(),
            "The notification service's own alarm clock: subscriptions to be looked at. The value is when this was noticed, ISO 8601.");

    public static final Topic MESSAGES = new Topic(
            "stowage.messages",
            "subscriptionId",
            new Log(Duration.ofDays(30)),
            BY_SUBSCRIPTION,
            "notification",
            List.of("notification", "operations"),
            Optional.of(CustomerMessage.SCHEMA$),
            "Messages to customers that are to be sent, each channel reading by itself.");

    public static final Topic MESSAGES_RESULTS = new Topic(
            "stowage.messages.results",
            "subscriptionId",
            new Log(Duration.ofDays(90)),
            BY_SUBSCRIPTION,
            "notification",
            List.of("billing", "operations"),
            Optional.of(MessageResult.SCHEMA$),
            "Messages that were sent, or refused for good, by channel.");

    public static final Topic RESTRICTIONS = new Topic(
            "stowage.restrictions",
            "subscriptionId",
            new Compacted(Duration.ofDays(7)),
            BY_SUBSCRIPTION,
            "notification",
            List.of("provisioning", "limits", "operations"),
            Optional.of(Restriction.SCHEMA$),
            "How far the use of accounts is to be restricted because their quota is used up, or an operator says so.");

    public static final Topic RESTRICTION_ORDERS = new Topic(
            "stowage.restriction-orders",
            "subscriptionId",
            new Compacted(Duration.ofDays(7)),
            BY_SUBSCRIPTION,
            "operations",
            List.of("notification", "operations"),
            Optional.of(RestrictionOrder.SCHEMA$),
            "Operators' word on how far accounts are restricted; in force until it is removed.");

    public static final Topic NOTIFICATION_DEAD_LETTERS = new Topic(
            "stowage.dead-letters.notification",
            "as the original",
            new DeadLetters(Duration.ofDays(60)),
            BY_SUBSCRIPTION,
            "notification",
            List.of("operations"),
            Optional.empty(),
            "Messages that were refused for good, and records that cannot be read: original bytes, key and headers, and why.");

    /** Made by Kafka Streams for the store of that name, like all internal topics. */
    public static final Topic USAGE_METERED = new Topic(
            "usage-metering-metered-changelog",
            "gatewayId/userId",
            new Compacted(Duration.ofDays(1)),
            BY_SUBSCRIPTION,
            "usage",
            List.of("usage"),
            Optional.of(MeteredUser.SCHEMA$),
            "The latest reading of each user.");

    /** Its contract is also that of {@code usage-metering-by-subscription-repartition}. */
    public static final Topic USAGE_DAYS = new Topic(
            "usage-metering-days-changelog",
            "day/subscriptionId",
            new Compacted(Duration.ofDays(1)),
            BY_SUBSCRIPTION,
            "usage",
            List.of("usage"),
            Optional.of(DayTotals.SCHEMA$),
            "What the daily usage is made from.");

    private static final List<Topic> ALL = List.of(
            ORDERS,
            PLANS,
            ACCOUNTS,
            LIFECYCLE,
            CREDENTIALS,
            IDENTITY_CLAIMS,
            PROVISIONING_WAKEUPS,
            PROVISIONING_DEAD_LETTERS,
            LIMITS,
            LIMITS_WAKEUPS,
            LIMITS_DEAD_LETTERS,
            USAGE_SOURCES,
            USAGE_COLLECTIONS,
            USAGE_WAKEUPS,
            USAGE_OPERATIONS,
            USAGE_READINGS,
            USAGE_STORAGE,
            USAGE_DAILY,
            USAGE_MONTHLY,
            USAGE_FINDINGS,
            USAGE_DEAD_LETTERS,
            NOTICES,
            NOTIFICATION_WAKEUPS,
            MESSAGES,
            MESSAGES_RESULTS,
            RESTRICTIONS,
            RESTRICTION_ORDERS,
            NOTIFICATION_DEAD_LETTERS);

    private static final List<Topic> INTERNAL = List.of(USAGE_METERED, USAGE_DAYS);

    private TopicCatalogue() {}

    /** All topics, in the order of the documentation. */
    public static List<Topic> all() {
        return ALL;
    }

    /**
     * Topics with a contract that Kafka Streams makes for itself: nobody else creates or reads them, but what a version of
     * a service wrote, its successor has to read.
     */
    public static List<Topic> internal() {
        return INTERNAL;
    }

    /** The topics that this service owns. */
    public static List<Topic> writtenBy(String service) {
        return ALL.stream().filter(topic -> topic.writtenBy().equals(service)).toList();
    }

    /**
     * The topic of that name.
     *
     * @throws NoSuchElementException naming the topics there are
     */
    public static Topic named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no topic '%s' in the catalogue; there are %s"
                        .formatted(name, ALL.stream().map(Topic::name).toList())));
    }
}
