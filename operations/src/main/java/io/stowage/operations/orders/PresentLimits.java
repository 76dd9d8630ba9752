package io.stowage.operations.orders;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.ORDERS;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.AccountStatus;
import io.stowage.contracts.LimitsOverride;
import io.stowage.contracts.OrderEvent;
import io.stowage.contracts.OrderKind;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.Contracts;
import io.stowage.operations.connection.TopicRecords;
import io.stowage.operations.output.OperationFailed;
import io.stowage.schemas.serde.RecordReader;
import java.util.Objects;
import java.util.Optional;

/** The limits of its own that an account has now: those that a change is made of. */
final class PresentLimits {

    /** The group by which provisioning takes orders. */
    private static final String PROVISIONING = "provisioning";

    private PresentLimits() {}

    /**
     * Limits that no order on its way would change.
     *
     * @param order one that is to replace them; it may have been sent before
     * @throws OperationFailed when there is no such account, or another order of its limits was not taken up yet: what is
     *     made of the present ones would undo it
     */
    static LimitsOverride before(OrderEvent order, Connection connection) {
        try (TopicRecords orders = TopicRecords.ofKey(connection, order.getSubscriptionId(), ORDERS.name())) {
            // Before the account is read: all that is older is in it, or never will be.
            orders.seekToCommitted(PROVISIONING);
            AccountState account = account(order.getSubscriptionId(), connection);
            refuseWhatIsOnItsWay(order, account, orders, connection);
            return Objects.requireNonNullElseGet(
                    account.getWanted().getLimitsOverride(),
                    () -> LimitsOverride.newBuilder().build());
        }
    }

    private static AccountState account(String subscription, Connection connection) {
        Optional<AccountState> found = new Contracts<>(connection, ACCOUNTS, AccountState.class).newestOf(subscription);
        return found.filter(account -> account.getStatus() != AccountStatus.TERMINATED)
                .orElseThrow(() -> new OperationFailed(
                        "there is no account of subscription '%s' whose limits could be changed; 'stowage account list' shows all"
                                .formatted(subscription)));
    }

    private static void refuseWhatIsOnItsWay(
            OrderEvent order, AccountState account, TopicRecords orders, Connection connection) {
        try (RecordReader reader = connection.recordReader()) {
            orders.readToEnd(record -> {
                if (reader.deserialize(record.topic(), record.headers(), record.value()) instanceof OrderEvent other
                        && other.getKind() == OrderKind.LIMITS_OVERRIDDEN
                        && !other.getEventId().equals(order.getEventId())
                        && !account.getRecentOrders().contains(other.getEventId())) {
                    throw new OperationFailed(
                            "order %s of the limits of subscription '%s' is on its way and would be undone; try again once it was carried out"
                                    .formatted(other.getEventId(), order.getSubscriptionId()));
                }
                return true;
            });
        }
    }
}
