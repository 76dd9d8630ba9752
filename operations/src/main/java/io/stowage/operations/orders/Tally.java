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
            .add("Sent", tally -> Long.toString(tally.sent))
            .add("Refused", tally -> Long.toString(tally.refused.count))
            .add("Refused lines", tally -> tally.refused.lines())
            .add("Carried out", tally -> tally.waited ? Long.toString(tally.carriedOut) : "")
            .add("Not carried out", tally -> tally.waited ? Long.toString(tally.notCarriedOut.count) : "")
            .add("Lines", tally -> tally.notCarriedOut.lines());

    private final boolean waited;
    private final Failures refused = new Failures();
    private final Failures notCarriedOut = new Failures();
    private long sent;
    private long carriedOut;

    /** @param waited whether it is found out what becomes of the orders */
    Tally(boolean waited) {
        this.waited = waited;
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

    void sent() {
        sent++;
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
            failures.add("%d of %d orders were refused and not sent".formatted(refused.count, refused.count + sent));
        }
        if (notCarriedOut.count > 0) {
            failures.add("%d of %d orders were not carried out".formatted(notCarriedOut.count, sent));
        }
        if (!failures.isEmpty()) {
            throw new OperationFailed(String.join("; ", failures));
        }
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("sent", sent).put("refused", refused.count);
        refused.writeTo(json.putArray("refusedLines"));
        if (waited) {
            json.put("carriedOut", carriedOut).put("notCarriedOut", notCarriedOut.count);
            notCarriedOut.writeTo(json.putArray("notCarriedOutLines"));
        }
        return json;
    }

    /** How far it is, in a few words. */
    @Override
    public String toString() {
        String text = "%d sent, %d refused".formatted(sent, refused.count);
        return waited
                ? "%s, %d carried out, %d not carried out".formatted(text, carriedOut, notCarriedOut.count)
                : text;
    }
}
