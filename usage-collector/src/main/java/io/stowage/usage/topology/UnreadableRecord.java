package io.stowage.usage.topology;

/** A record that is none of its topic's contract and never will be; its message is one line without any of its content. */
final class UnreadableRecord extends RuntimeException {

    UnreadableRecord(String reason) {
        super(reason);
    }
}
