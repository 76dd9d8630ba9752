package io.stowage.messages.text;

import java.util.List;

/** Files that are to stand in place of texts or templates cannot; the message names each, a line each. */
public final class UnusableTemplates extends RuntimeException {

    UnusableTemplates(List<String> problems) {
        super(String.join("\n", problems));
    }
}
