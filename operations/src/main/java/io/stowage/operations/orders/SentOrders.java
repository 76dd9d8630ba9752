package io.stowage.operations.orders;

import io.stowage.operations.input.Problem;
import io.stowage.operations.output.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of a stream of orders. */
final class SentOrders {

    static final Columns<SentOrders> COLUMNS = new Columns<SentOrders>()
            .add("Sent", sent -> Long.toString(sent.count))
            .add("Refused", sent -> Integer.toString(sent.refused.size()))
            .add("Refused lines", SentOrders::lines);

    /** What a person still reads; every line is told when it is refused. */
    private static final int LINES_SHOWN = 20;

    private long count;
    private final List<RefusedLine> refused = new ArrayList<>();

    /** A line that was not sent, and all that is wrong with it. */
    record RefusedLine(int line, String reason) {}

    void sent() {
        count++;
    }

    /** Notes a line with its problems, where there are any. */
    void refused(List<Problem> problems) {
        if (!problems.isEmpty()) {
            refused.add(new RefusedLine(
                    problems.getFirst().line(),
                    problems.stream().map(Problem::reason).collect(Collectors.joining("; "))));
        }
    }

    long count() {
        return count;
    }

    List<RefusedLine> refused() {
        return refused;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("sent", count);
        ArrayNode lines = json.putArray("refused");
        refused.forEach(each -> lines.addObject().put("line", each.line()).put("reason", each.reason()));
        return json;
    }

    private String lines() {
        String shown = refused.stream()
                .limit(LINES_SHOWN)
                .map(each -> Integer.toString(each.line()))
                .collect(Collectors.joining(", "));
        return refused.size() > LINES_SHOWN ? shown + " and more" : shown;
    }

    @Override
    public String toString() {
        return "%d sent, %d refused".formatted(count, refused.size());
    }
}
