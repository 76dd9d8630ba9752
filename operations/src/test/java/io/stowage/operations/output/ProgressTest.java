package io.stowage.operations.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter terminal = new StringWriter();

    @Test
    void writesOneLineOverAndOver() {
        Progress progress = new Progress(new PrintWriter(terminal), true);

        Awaitility.await().until(() -> {
            progress.show(() -> "1 sent");
            return terminal.toString().contains("1 sent");
        });
        progress.clear();

        assertThat(terminal.toString()).doesNotContain("\n").endsWith("\r\u001B[K");
    }

    @Test
    void saysNothingWhereThereIsNoTerminal() {
        Progress progress = new Progress(new PrintWriter(terminal), false);

        progress.show(() -> {
            throw new AssertionError("nobody sees it");
        });
        progress.clear();

        assertThat(terminal.toString()).isEmpty();
    }
}
