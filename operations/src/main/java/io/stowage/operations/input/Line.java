package io.stowage.operations.input;

/** A line of a file. */
public sealed interface Line {

    /** Counted from 1. */
    int number();

    /** What it says, without its end. */
    record Text(int number, String text) implements Line {}

    /** Nothing can be made of it; the reason is one line for people. */
    record Unreadable(int number, String reason) implements Line {}
}
