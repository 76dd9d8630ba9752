package io.stowage.operations.orders;

import io.stowage.operations.connection.CannotReach;
import io.stowage.operations.output.OperationFailed;
import java.time.Duration;
import java.util.Optional;

/** Sends orders at their pace and, where it is told to, follows them to their end. */
final class Dispatch implements AutoCloseable {

    private final OrderPublisher publisher;
    private final Pace pace;
    private final Optional<OrdersWatch> watch;
    private final Duration patience;
    private final SendingReport report;

    /**
     * @param publisher closed with the dispatch, as is the watch
     * @param patience how long it is waited while no order comes to its end
     */
    Dispatch(
            OrderPublisher publisher, Pace pace, Optional<OrdersWatch> watch, Duration patience, SendingReport report) {
        this.publisher = publisher;
        this.pace = pace;
        this.watch = watch;
        this.patience = patience;
        this.report = report;
    }

    /**
     * Sends an order.
     *
     * @return false, and nothing is sent, when those before it do not come to their end
     * @throws CannotReach when Kafka did not confirm an earlier one
     */
    boolean send(OrderLine.Order order) {
        if (watch.filter(OrdersWatch::isFull).isPresent() && !finish()) {
            return false;
        }
        sleep(pace.next(System.nanoTime()));
        watch.ifPresent(orders -> orders.follow(order));
        publisher.send(order.event());
        report.order();
        return true;
    }

    /**
     * Returns when all orders are on their topic and, where they are followed, at their end.
     *
     * @return false when patience ran out
     * @throws CannotReach when Kafka did not confirm one
     */
    boolean finish() {
        publisher.confirm();
        return watch.map(orders -> orders.await(patience, report::ended)).orElse(true);
    }

    /** How many orders are known to be there. */
    long confirmed() {
        return publisher.confirmed();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailed("interrupted", e);
        }
    }

    @Override
    public void close() {
        try (publisher) {
            watch.ifPresent(OrdersWatch::close);
        }
    }
}
