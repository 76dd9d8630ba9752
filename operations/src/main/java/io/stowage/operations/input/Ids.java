package io.stowage.operations.input;

import java.util.regex.Pattern;

/** Ids and names, as the contracts allow them. */
public final class Ids {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Ids() {}

    /**
     * The id itself: of a subscription or a plan.
     *
     * @throws IllegalArgumentException saying what an id is
     */
    public static String require(String text, String what) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no %s: 1 to 64 of A-Z a-z 0-9 . _ -".formatted(printable(text), what));
        }
        return text;
    }

    /**
     * The text without surrounding blanks: something to read, on one line.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static String requireLine(String text, String what, int longest) {
        String line = text.strip();
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a %s must not be blank".formatted(what));
        }
        if (line.length() > longest) {
            throw new IllegalArgumentException("a %s must not be longer than %d characters".formatted(what, longest));
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a %s must not hold control characters".formatted(what));
        }
        return line;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
