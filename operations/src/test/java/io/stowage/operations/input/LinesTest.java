package io.stowage.operations.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stowage.operations.output.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {

    @TempDir
    Path directory;

    @Test
    void countsEveryLineTheEmptyOnesToo() {
        assertThat(read("one\n\nthree".getBytes(UTF_8)))
                .containsExactly(new Line.Text(1, "one"), new Line.Text(2, ""), new Line.Text(3, "three"));
    }

    @Test
    void findsNothingInNothingAndNoLineBehindTheLastEnd() {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("one\n".getBytes(UTF_8))).containsExactly(new Line.Text(1, "one"));
    }

    @Test
    void leavesOutTheMarkThatSomeEditorsWriteFirst() {
        assertThat(read("\uFEFFone\n\uFEFFtwo".getBytes(UTF_8)))
                .containsExactly(new Line.Text(1, "one"), new Line.Text(2, "\uFEFFtwo"));
    }

    @Test
    void goesOnAfterALineThatIsNoText() {
        assertThat(read(new byte[] {'a', '\n', (byte) 0xC3, '\n', 'b'}))
                .containsExactly(
                        new Line.Text(1, "a"), new Line.Unreadable(2, "the line is not UTF-8"), new Line.Text(3, "b"));
    }

    @Test
    void goesOnAfterALineThatIsTooLong() {
        String longest = "x".repeat(1024 * 1024);

        assertThat(read((longest + "\n" + longest + "x\nend").getBytes(UTF_8)))
                .containsExactly(
                        new Line.Text(1, longest),
                        new Line.Unreadable(2, "the line is longer than 1048576 bytes"),
                        new Line.Text(3, "end"));
    }

    @Test
    void saysWhereAFileBreaksOff() {
        Lines lines = new Lines("orders.jsonl", new InputStream() {
            private int left = 2;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return '\n';
                }
                throw new IOException("the disk is gone");
            }
        });
        lines.next();
        lines.next();

        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(lines::next)
                .withMessage("cannot read orders.jsonl after line 2");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(() -> Lines.open("missing.jsonl", directory, InputStream.nullInputStream()))
                .withMessage("there is no file missing.jsonl");
    }

    private static List<Line> read(byte[] content) {
        List<Line> read = new ArrayList<>();
        try (Lines lines = new Lines("test", new ByteArrayInputStream(content))) {
            for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                read.add(next.get());
            }
        }
        return read;
    }
}
