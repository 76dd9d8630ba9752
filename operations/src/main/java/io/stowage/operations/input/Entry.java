package io.stowage.operations.input;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a file. Each reading either gives what was asked for, or notes a problem at the value's line and gives
 * nothing.
 */
public final class Entry {

    private final Node node;
    private final Problems problems;

    Entry(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    /** Counted from 1. */
    public int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** Notes a problem of this value. */
    public void refuse(String reason) {
        problems.add(line(), reason);
    }

    /** Whether it is one value, neither fields nor a list. */
    public boolean isText() {
        return node instanceof ScalarNode;
    }

    /**
     * The value as the parser makes it of its text.
     *
     * @param parser refuses by an {@link IllegalArgumentException} whose message says what is wrong
     */
    public <T> Optional<T> as(Function<String, T> parser) {
        if (!(node instanceof ScalarNode scalar)) {
            refuse("one value is expected here");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The values of a list. */
    public Optional<List<Entry>> list() {
        if (!(node instanceof SequenceNode sequence)) {
            refuse("a list is expected here");
            return Optional.empty();
        }
        return Optional.of(sequence.getValue().stream()
                .map(each -> new Entry(each, problems))
                .toList());
    }

    /** The fields of a mapping. A name that stands there twice is a problem. */
    public Optional<Fields> fields() {
        if (!(node instanceof MappingNode mapping)) {
            refuse("fields ('name: value') are expected here");
            return Optional.empty();
        }
        return Optional.of(Fields.of(mapping, line(), problems));
    }

    /** The word null. */
    boolean isNull() {
        return node.getTag().equals(Tag.NULL) && !isBlank();
    }

    /** Nothing at all. */
    boolean isBlank() {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isBlank();
    }
}
