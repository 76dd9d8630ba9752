package io.stowage.operations.input;

/**
 * Something wrong at a place of a file.
 *
 * @param source the file as the user named it
 * @param line counted from 1
 * @param reason one line for people
 */
public record Problem(String source, int line, String reason) {

    /** As compilers write it, so that editors find the place. */
    @Override
    public String toString() {
        return "%s:%d: %s".formatted(source, line, reason);
    }
}
