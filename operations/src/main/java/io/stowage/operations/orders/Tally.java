package io.stowage.operations.orders;

import io.stowage.operations.output.Columns;
import io.stowage.operations.output.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of the lines of a stream of orders. Its memory does not grow with the stream. */
final class Tally {

    static final Columns<Tally> COLUMNS = new Columns<Tally>()
            .add("To be sent", tally -> tally.purpose == Purpose.CHECK ? Long.toString(tally.orders) : "")
            .add("Sent", tally -> tally.purpose == Purpose.CHECK ? "" : Long.toString(tally.orders))
            .add("Refused", tally -> Long.toString(tally.refused.count))
            .add("Refused lines", tally -> tally.refused.lines())
            .add("Carried out", tally -> tally.purpose == Purpose.FOLLOW ? Long.toString(tally.carriedOut) : "")
            .add(
                    "Not carried out",
                    tally -> tally.purpose == Purpose.FOLLOW ? Long.toString(tally.notCarriedOut.count) : "")
            .add("Lines", tally -> tally.notCarriedOut.lines());

    /** What is done with the orders. */
    enum Purpose {
        CHECK,
        SEND,
        FOLLOW
    }

    private final Purpose purpose;
    private final Failures refused = new Failures();
    private final Failures notCarriedOut = new Failures();
    private long orders;
    private long carriedOut;

    Tally(Purpose purpose) {
        this.purpose = purpose;
    }

    /** Something that failed, and why. */
    private record Failure(int line, String reason) {}

    /** All are counted, the first are kept; every one is told when it happens. */
    private static final class Failures {
        private static final int KEPT = 100;
        private static final int SHOWN = 20;

        private final List<Failure> first = new ArrayList<>();
        private long count;

        void add(int line, String reason) {
            count++;
            if (first.size() < KEPT) {
                first.add(new Failure(line, reason));
            }
        }

        String lines() {
            String shown = first.stream()
                    .limit(SHOWN)
                    .map(each -> Integer.toString(each.line()))
                    .collect(Collectors.joining(", "));
            return count > SHOWN ? shown + " and more" : shown;
        }

        void writeTo(ArrayNode array) {
            first.forEach(each -> array.addObject().put("line", each.line()).put("reason", each.reason()));
        }
    }

    /** An order that was sent, or would be. */
    void order() {
        orders++;
    }

    /** A line that was no order, or a wrong one, and was not sent. */
    void refused(int line, String reason) {
        refused.add(line, reason);
    }

    void carriedOut() {
        carriedOut++;
    }

    void notCarriedOut(int line, String reason) {
        notCarriedOut.add(line, reason);
    }

    /** @throws OperationFailed saying in one line what went wrong, where anything did */
    void requireSuccess() {
        List<String> failures = new ArrayList<>();
        if (refused.count > 0) {
            failures.add("%d of %d orders were refused and not sent".formatted(refused.count, refused.count + orders));
        }
        if (notCarriedOut.count > 0) {
            failures.add("%d of %d orders were not carried out".formatted(notCarriedOut.count, orders));
        }
        if (!failures.isEmpty()) {
            throw new OperationFailed(String.join("; ", failures));
        }
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(purpose == Purpose.CHECK ? "toBeSent" : "sent", orders)
                .put("refused", refused.count);
        refused.writeTo(json.putArray("refusedLines"));
        if (purpose == Purpose.FOLLOW) {
            json.put("carriedOut", carriedOut).put("notCarriedOut", notCarriedOut.count);
            notCarriedOut.writeTo(json.putArray("notCarriedOutLines"));
        }
        return json;
    }

    /** How far it is, in a few words. */
    @Override
    public String toString() {
        String text = "%d orders, %d refused".formatted(orders, refused.count);
        return purpose == Purpose.FOLLOW
                ? "%s, %d carried out, %d not carried out".formatted(text, carriedOut, notCarriedOut.count)
                : text;
    }
}
