package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.input.Problem;
import java.util.List;

/** What a line of a stream of orders turned out to be. */
sealed interface OrderLine {

    /** Counted from 1. */
    int line();

    /** An order that can be sent. */
    record Order(int line, OrderEvent event) implements OrderLine {}

    /** Nothing that can be sent; at least one problem. */
    record Wrong(int line, List<Problem> problems) implements OrderLine {}
}
