package io.stowage.provisioning.stream;

import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderPlaced;
import io.stowage.contracts.OrderTerminated;
import io.stowage.provisioning.order.Change;
import io.stowage.provisioning.order.Order;
import io.stowage.provisioning.order.OrderVersion;
import io.stowage.provisioning.order.Where;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Orders from the contract. */
final class OrderMapping {

    /** More is a mistake, and added to a time it may be more than the wire can carry. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private OrderMapping() {}

    /** @throws MalformedOrder saying what is wrong */
    static Order order(String key, OrderEvent event) {
        String subscriptionId = event.getSubscriptionId();
        if (!subscriptionId.equals(key)) {
            throw new MalformedOrder("the key '%s' is not the subscription '%s'".formatted(key, subscriptionId));
        }
        if (!ID.matcher(subscriptionId).matches()) {
            throw new MalformedOrder(
                    "a subscription id is 1 to 64 of A-Z a-z 0-9 . _ -, not '%s'".formatted(subscriptionId));
        }
        if (event.getEventId().isBlank()) {
            throw new MalformedOrder("the event id is blank");
        }
        return new Order(subscriptionId, version(event), change(event));
    }

    private static OrderVersion version(OrderEvent event) {
        Long sequence = event.getSequence();
        return new OrderVersion(
                event.getEventId(),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
                event.getOccurredAt());
    }

    private static Change change(OrderEvent event) {
        return switch (event.getKind()) {
            case PLACED -> placed(detail(event, event.getPlaced(), "placed"));
            case PLAN_CHANGED ->
                new Change.PlanChanged(
                        detail(event, event.getPlanChanged(), "planChanged").getPlanId());
            case SUSPENDED -> new Change.Suspended();
            case RESUMED -> new Change.Resumed();
            case KEYS_ROTATED ->
                new Change.KeysRotated(
                        event.getKeysRotated() == null
                                ? Duration.ZERO
                                : seconds(event.getKeysRotated().getOverlapSeconds(), "overlapSeconds"));
            case KEY_REVOKED ->
                new Change.KeyRevoked(
                        detail(event, event.getKeyRevoked(), "keyRevoked").getAccessKeyId());
            case CONTACT_CHANGED ->
                new Change.ContactChanged(
                        CustomerMapping.customer(detail(event, event.getContactChanged(), "contactChanged")
                                .getCustomer()));
            case LIMITS_OVERRIDDEN ->
                new Change.LimitsOverridden(
                        LimitsMapping.override(detail(event, event.getLimitsOverridden(), "limitsOverridden")));
            case ACCOUNT_ADDED ->
                new Change.AccountAdded(accountName(
                        detail(event, event.getAccountAdded(), "accountAdded").getName()));
            case ACCOUNT_REMOVED ->
                new Change.AccountRemoved(accountName(detail(event, event.getAccountRemoved(), "accountRemoved")
                        .getName()));
            case TERMINATED -> terminated(event.getTerminated());
            case UNKNOWN -> throw new MalformedOrder("this kind of order is newer than this service");
        };
    }

    private static Change placed(OrderPlaced placed) {
        return new Change.Placed(
                placed.getPlanId(),
                CustomerMapping.customer(placed.getCustomer()),
                Optional.ofNullable(placed.getProductName()),
                new Where(Optional.ofNullable(placed.getGatewayId()), Optional.ofNullable(placed.getRegion())));
    }

    private static Change terminated(@Nullable OrderTerminated terminated) {
        if (terminated == null) {
            return new Change.Terminated(false, Optional.empty());
        }
        Long grace = terminated.getGraceSeconds();
        return new Change.Terminated(
                terminated.getKeepData(),
                grace == null ? Optional.empty() : Optional.of(seconds(grace, "graceSeconds")));
    }

    private static String accountName(String name) {
        if (!ID.matcher(name).matches()) {
            throw new MalformedOrder("an account name is 1 to 64 of A-Z a-z 0-9 . _ -, not '%s'".formatted(name));
        }
        return name;
    }

    private static Duration seconds(long seconds, String field) {
        if (seconds < 0 || seconds > LONGEST.toSeconds()) {
            throw new MalformedOrder(
                    "%s must be between 0 and %d, not %d".formatted(field, LONGEST.toSeconds(), seconds));
        }
        return Duration.ofSeconds(seconds);
    }

    private static <T> T detail(OrderEvent event, @Nullable T detail, String field) {
        if (detail == null) {
            throw new MalformedOrder("an order of kind %s needs '%s'".formatted(event.getKind(), field));
        }
        return detail;
    }
}
