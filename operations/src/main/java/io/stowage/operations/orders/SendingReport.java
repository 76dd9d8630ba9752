package io.stowage.operations.orders;

import io.stowage.operations.input.Problem;
import io.stowage.operations.orders.OrderProgress.CarriedOut;
import io.stowage.operations.orders.OrderProgress.NotCarriedOut;
import io.stowage.operations.orders.OrderProgress.Underway;
import io.stowage.operations.output.Output;
import io.stowage.operations.output.Progress;
import java.util.stream.Collectors;

/** Tells people what happens while orders are sent, and keeps the tally. */
final class SendingReport {

    /** Of what comes all at once, when time runs out. */
    private static final int MOST_TOLD = 20;

    private final String source;
    private final Tally tally;
    private final Output output;
    private final Progress progress;

    private int givenUp;

    SendingReport(String source, Tally tally, Output output, Progress progress) {
        this.source = source;
        this.tally = tally;
        this.output = output;
        this.progress = progress;
    }

    /** An order that was sent, or would be. */
    void order() {
        tally.order();
        progress.show(tally::toString);
    }

    void wrong(OrderLine.Wrong line) {
        tally.refused(line.line(), line.problems().stream().map(Problem::reason).collect(Collectors.joining("; ")));
        line.problems().forEach(problem -> note(problem.toString()));
    }

    /** The end of an order; or how far it is, where it is waited for no longer. */
    void ended(OrderLine.Order order, OrderProgress end) {
        switch (end) {
            case CarriedOut done -> tally.carriedOut();
            case NotCarriedOut refused -> {
                tally.notCarriedOut(order.line(), refused.reason());
                note(order, refused.reason());
            }
            case Underway underway -> {
                String reason = "not carried out yet: " + underway.soFar();
                tally.notCarriedOut(order.line(), reason);
                if (++givenUp <= MOST_TOLD) {
                    note(order, reason);
                } else if (givenUp == MOST_TOLD + 1) {
                    note("and others that are not carried out yet");
                }
            }
        }
        progress.show(tally::toString);
    }

    void stopped(int line) {
        note("stopped at line %d: neither it nor anything after it was sent".formatted(line));
    }

    /** @param confirmed how many orders are known to be there */
    void brokenOff(long confirmed) {
        note("broken off: %d orders are there for certain; all can be sent again, what is there stays the same order"
                .formatted(confirmed));
    }

    void done() {
        progress.clear();
    }

    private void note(OrderLine.Order order, String reason) {
        note("%s:%d: order %s of subscription %s: %s"
                .formatted(
                        source,
                        order.line(),
                        order.event().getEventId(),
                        order.event().getSubscriptionId(),
                        reason));
    }

    private void note(String line) {
        progress.clear();
        output.note(line);
    }
}
