package io.stowage.operations.orders;

import static io.stowage.schemas.topics.TopicCatalogue.ACCOUNTS;
import static io.stowage.schemas.topics.TopicCatalogue.LIFECYCLE;

import io.stowage.contracts.AccountState;
import io.stowage.contracts.LifecycleEvent;
import io.stowage.operations.connection.Connection;
import io.stowage.operations.connection.TopicRecords;
import io.stowage.schemas.serde.RecordReader;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows what becomes of many orders: of at most {@value #MOST} at a time, which is what it holds in memory. */
final class OrdersWatch implements AutoCloseable {

    private static final int MOST = 10_000;

    private final Connection connection;
    private final TopicRecords news;
    private final RecordReader reader;
    private final UndecidedOrders undecided = new UndecidedOrders();

    private OrdersWatch(Connection connection, TopicRecords news, RecordReader reader) {
        this.connection = connection;
        this.news = news;
        this.reader = reader;
    }

    /** To be opened before the first order is sent, so that nothing that comes of it is missed. */
    static OrdersWatch on(Connection connection) {
        RecordReader reader = connection.recordReader();
        TopicRecords news = TopicRecords.of(connection, ACCOUNTS.name(), LIFECYCLE.name());
        news.seekToEnd(ACCOUNTS.name());
        news.seekToEnd(LIFECYCLE.name());
        return new OrdersWatch(connection, news, reader);
    }

    /** To be called before the order is sent. */
    void follow(OrderLine.Order order) {
        undecided.add(order);
    }

    /** Whether it must {@linkplain #await} those there are before it follows more. */
    boolean isFull() {
        return undecided.size() >= MOST;
    }

    /**
     * Waits until all orders are decided.
     *
     * @param patience how long it waits while none is
     * @param ended told of each order that is decided and, when patience runs out, of the others how far they are
     * @return false when patience ran out
     */
    boolean await(Duration patience, BiConsumer<OrderLine.Order, OrderProgress> ended) {
        lookAtAccounts();
        undecided.settle(ended);
        long last = System.nanoTime();
        while (undecided.size() > 0) {
            news.readOn(record -> {
                note(record);
                return true;
            });
            if (undecided.settle(ended) > 0) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > patience.toNanos()) {
                undecided.giveUp(ended);
                return false;
            }
        }
        return true;
    }

    /** An order that is sent again may have been carried out long ago: no news comes of it. */
    private void lookAtAccounts() {
        try (TopicRecords accounts = TopicRecords.of(connection, ACCOUNTS.name())) {
            accounts.readToEnd(record -> {
                note(record);
                return true;
            });
        }
    }

    /** What is removed or unreadable decides nothing. */
    private void note(ConsumerRecord<byte[], byte[]> record) {
        Object value = reader.deserialize(record.topic(), record.headers(), record.value());
        if (value instanceof AccountState account) {
            undecided.note(account);
        } else if (value instanceof LifecycleEvent event) {
            undecided.note(event);
        }
    }

    @Override
    public void close() {
        news.close();
        reader.close();
    }
}
