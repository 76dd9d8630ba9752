package io.stowage.operations.orders;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.LIFECYCLE;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.contracts.OrderEvent;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.TopicRecords;
import io.stowage.operations.orders.OrderProgress.CarriedOut;
import io.stowage.operations.orders.OrderProgress.NotCarriedOut;
import io.stowage.operations.orders.OrderProgress.Underway;
import io.stowage.operations.output.OperationFailed;
import io.stowage.schemas.serde.RecordReader;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Follows what becomes of one order: the account's states from the beginning, since an order sent again may have been
 * carried out long ago, and what happens from now on.
 */
final class AccountWatch implements AutoCloseable {

    private final OrderEvent order;
    private final TopicRecords records;
    private final RecordReader reader;
    private OrderProgress progress = OrderProgress.UNSEEN;

    private AccountWatch(OrderEvent order, TopicRecords records, RecordReader reader) {
        this.order = order;
        this.records = records;
        this.reader = reader;
    }

    /** To be opened before the order is sent, so that nothing that comes of it is missed. */
    static AccountWatch of(Connection connection, OrderEvent order) {
        RecordReader reader = connection.recordReader();
        TopicRecords records =
                TopicRecords.ofKey(connection, order.getSubscriptionId(), ACCOUNTS.name(), LIFECYCLE.name());
        AccountWatch watch = new AccountWatch(order, records, reader);
        records.seekToEnd(LIFECYCLE.name());
        records.readToEnd(record -> {
            watch.note(record);
            return true;
        });
        return watch;
    }

    /**
     * Waits until the account is as ordered.
     *
     * @throws OperationFailed with the reason when the order was rejected, the account failed, or time ran out
     */
    AccountState await(Duration limit) {
        long start = System.nanoTime();
        while (progress instanceof Underway underway) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new OperationFailed(
                        "order %s was sent, but is not carried out after %s: %s; look again with 'stowage account show %s'"
                                .formatted(
                                        order.getEventId(), text(limit), underway.soFar(), order.getSubscriptionId()));
            }
            records.readOn(record -> {
                note(record);
                return progress instanceof Underway;
            });
        }
        return switch (progress) {
            case CarriedOut done -> done.account();
            case NotCarriedOut refused ->
                throw new OperationFailed("order %s of subscription %s: %s"
                        .formatted(order.getEventId(), order.getSubscriptionId(), refused.reason()));
            case Underway underway -> throw new IllegalStateException("not decided: " + underway.soFar());
        };
    }

    /** What is of another order, removes a key or is unreadable decides nothing. */
    private void note(ConsumerRecord<byte[], byte[]> record) {
        Object value = reader.deserialize(record.topic(), record.headers(), record.value());
        if (value instanceof AccountState account) {
            progress = OrderProgress.of(order, account);
        } else if (value instanceof LifecycleEvent event
                && OrderProgress.of(order, event) instanceof NotCarriedOut refused) {
            progress = refused;
        }
    }

    private static String text(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    @Override
    public void close() {
        records.close();
        reader.close();
    }
}
