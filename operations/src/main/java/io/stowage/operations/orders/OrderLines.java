package io.stowage.operations.orders;

import io.stowage.contracts.OrderEvent;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Line;
import io.stowage.operations.input.Lines;
import io.stowage.operations.input.Problems;
import io.stowage.operations.input.Surroundings;
import io.stowage.operations.output.OperationFailed;
import java.util.Optional;

/** Orders of a file, one a line, one at a time however many there are. Blank lines are passed over. */
final class OrderLines implements AutoCloseable {

    private final Lines lines;

    private OrderLines(Lines lines) {
        this.lines = lines;
    }

    /**
     * @param file a path, or {@code -} for standard input
     * @throws OperationFailed when it cannot be opened
     */
    static OrderLines open(String file, Surroundings surroundings) {
        return new OrderLines(Lines.open(file, surroundings.workingDirectory(), surroundings.standardInput()));
    }

    /** The file as the user named it. */
    String source() {
        return lines.source();
    }

    /**
     * The next line that is not blank; nothing at the end.
     *
     * @throws OperationFailed when the file cannot be read on
     */
    Optional<OrderLine> next() {
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            if (!(next.get() instanceof Line.Text text && text.text().isBlank())) {
                return next.map(this::read);
            }
        }
        return Optional.empty();
    }

    private OrderLine read(Line line) {
        Problems problems = new Problems(lines.source(), line.number());
        Optional<OrderEvent> order = switch (line) {
            case Line.Text text -> OrderFile.readAny(new Document("line " + text.number(), text.text()), problems);
            case Line.Unreadable unreadable -> {
                problems.add(1, unreadable.reason());
                yield Optional.empty();
            }
        };
        return order.<OrderLine>map(event -> new OrderLine.Order(line.number(), event))
                .orElseGet(() -> new OrderLine.Wrong(line.number(), problems.found()));
    }

    @Override
    public void close() {
        lines.close();
    }
}
