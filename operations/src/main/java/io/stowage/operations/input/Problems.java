package io.stowage.operations.input;

import io.stowage.operations.output.OperationFailed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The problems of one file, gathered so that its author learns of all of them at once. */
public final class Problems {

    private final String source;
    private final int firstLine;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String source) {
        this(source, 1);
    }

    /** @param firstLine where in the source the part begins that is read; lines of problems are counted from there */
    public Problems(String source, int firstLine) {
        this.source = source;
        this.firstLine = firstLine;
    }

    /** @param line within what is read, counted from 1 */
    public void add(int line, String reason) {
        found.add(new Problem(source, firstLine - 1 + line, reason));
    }

    /** By line. */
    public List<Problem> found() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** @throws OperationFailed naming all problems, a line each, when there are any */
    public void refuse(String consequence) {
        if (!found.isEmpty()) {
            throw new OperationFailed(
                    found().stream().map(Problem::toString).collect(Collectors.joining("\n")) + "\n" + consequence);
        }
    }
}
