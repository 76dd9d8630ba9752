package io.stowage.operations.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** How far a long command is: one line of the terminal, written over and over. Says nothing where there is no terminal. */
public final class Progress {

    private static final long INTERVAL = Duration.ofMillis(100).toNanos();
    private static final String LINE_START = "\r";
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintWriter terminal;
    private final boolean shown;
    private long last = System.nanoTime();

    Progress(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** Shows the text, unless the line was just written. */
    public void show(Supplier<String> text) {
        if (shown && System.nanoTime() - last >= INTERVAL) {
            last = System.nanoTime();
            terminal.print(CLEAR_LINE + text.get() + LINE_START);
            terminal.flush();
        }
    }

    /** Makes room for something else. */
    public void clear() {
        if (shown) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
        }
    }
}
