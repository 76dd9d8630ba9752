package io.stowage.messages;

import java.util.regex.Pattern;

/** Text that others wrote and that stands within a line of ours. */
final class OneLine {

    /** Ends of lines, other control characters, and those that turn the direction of what follows. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]+");

    private OneLine() {}

    /** The text without what would leave its line: nothing in it can begin a header or turn the words around it. */
    static String of(String text) {
        return UNFIT.matcher(text).replaceAll(" ").strip();
    }
}
